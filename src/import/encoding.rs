//! Bytes as text: UTF-8, UTF-16 with its mark, or what Excel writes on Windows.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Reads bytes as text, without a byte order mark. What is not UTF-8, and has no mark of another
/// encoding, is read as Windows-1252, in which every byte is a character.
pub(super) fn text(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding
            .decode_without_bom_handling(&bytes[mark..])
            .0
            .into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // The start of a file may end within a character.
        Err(fault) if fault.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..fault.valid_up_to()]).into_owned()
        }
        Err(_) => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_save_is_read() {
        for bytes in [
            "Prüferin".as_bytes(),
            b"\xef\xbb\xbfPr\xc3\xbcferin",
            b"Pr\xfcferin",
            b"\xff\xfeP\0r\0\xfc\0f\0e\0r\0i\0n\0",
            b"\xfe\xff\0P\0r\0\xfc\0f\0e\0r\0i\0n",
        ] {
            assert_eq!(text(bytes), "Prüferin");
        }
        assert_eq!(text(b"\x93Notes\x94 \x80"), "“Notes” €");
        assert_eq!(text("Prü".as_bytes().split_at(3).0), "Pr");
    }
}
