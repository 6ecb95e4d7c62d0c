//! The portrait as the site publishes it: turned upright, in sRGB, in a few sizes, without the
//! metadata of the camera.

use std::io::Cursor;

use fast_image_resize::images::Image;
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::cache::{Cache, key};

/// Widths in pixels: a small square on a page, on a sharp screen, and as large as anything shows it.
const WIDTHS: [u32; 3] = [176, 352, 704];

/// Width of the one inside a contact card, which an address book shows as a stamp.
const STAMP: u32 = 192;

const WEBP_QUALITY: f32 = 80.0;
const JPEG_QUALITY: u8 = 82;
const STAMP_QUALITY: u8 = 74;

/// No camera makes a picture with longer sides; a file that claims one is a trap.
const LONGEST_SIDE: u32 = 16_384;

/// Memory that decoding may take: a picture of 100 megapixels.
const MEMORY: u64 = 400 * 1024 * 1024;

/// A larger file is no portrait.
pub const LARGEST_FILE: u64 = 48 * 1024 * 1024;

/// Counts up whenever the same file would give other bytes.
const VERSION: &str = "photo 2";

/// A portrait, ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// As WebP, the smallest first; never wider than the original.
    pub webp: Vec<Scaled>,
    /// As JPEG, for readers that know no WebP.
    pub jpeg: Scaled,
    /// As a small JPEG, for the inside of a contact card.
    pub stamp: Vec<u8>,
}

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaled {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be the portrait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Another format, or no picture at all.
    Format,
    /// A picture that would take too much memory.
    TooLarge,
    /// It begins as a picture and does not go on as one; what the decoder says.
    Broken(String),
}

impl Photo {
    /// Makes the portrait of a file's content, or takes it from the cache.
    ///
    /// # Errors
    /// When the file is not a whole JPEG, PNG or WebP picture.
    pub fn develop(file: &[u8], cache: &Cache) -> Result<Photo, Fault> {
        let mut fault = None;
        let key = key(VERSION, &[file]);
        let packed = cache.get_or_make(key, || match develop(file) {
            Ok(photo) => Some(pack(&photo)),
            Err(found) => {
                fault = Some(found);
                None
            }
        });
        match fault {
            Some(fault) => Err(fault),
            None => packed
                .and_then(|packed| unpack(&packed))
                // A cache that holds something else is no reason to show nothing.
                .map_or_else(|| develop(file), Ok),
        }
    }
}

fn develop(file: &[u8]) -> Result<Photo, Fault> {
    let picture = decode(file)?;
    let sizes = || {
        WIDTHS
            .iter()
            .copied()
            .filter(|width| *width <= picture.width())
    };
    let mut widths: Vec<u32> = sizes().collect();
    if widths.len() < WIDTHS.len() {
        // The original itself is the largest that can be shown.
        widths.push(picture.width());
        widths.dedup();
    }
    // Each from the next larger one: quicker, and no different to the eye.
    let mut scaled: Vec<RgbImage> = Vec::new();
    for width in widths.iter().rev() {
        let from = scaled.last().unwrap_or(&picture);
        let smaller = resize(from, *width)?;
        scaled.push(smaller);
    }
    scaled.reverse();
    let largest = scaled.last().unwrap_or(&picture);
    let stamp = resize(largest, STAMP.min(largest.width()))?;
    Ok(Photo {
        webp: scaled.iter().map(webp).collect(),
        jpeg: Scaled {
            width: largest.width(),
            height: largest.height(),
            bytes: jpeg(largest, JPEG_QUALITY)?,
        },
        stamp: jpeg(&stamp, STAMP_QUALITY)?,
    })
}

fn decode(file: &[u8]) -> Result<RgbImage, Fault> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|error| Fault::Broken(error.to_string()))?;
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    if !reader
        .format()
        .is_some_and(|format| known.contains(&format))
    {
        return Err(Fault::Format);
    }
    // The decoder shows what there is of a torn file, and grey for the rest.
    if reader.format() == Some(ImageFormat::Jpeg) && is_cut_short(file) {
        return Err(Fault::Broken("the file ends before its picture".to_owned()));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    if decoder.total_bytes() > MEMORY {
        return Err(Fault::TooLarge);
    }
    // A picture with an odd profile or a turn that nobody knows is still a picture.
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(orientation);
    let mut picture = on_white(picture);
    if let Some(profile) = profile {
        to_srgb(&mut picture, &profile);
    }
    Ok(picture)
}

/// Whether a JPEG has no end of image (`FF D9`) behind the start of its scan (`FF DA`), which follows
/// the segments of the head; a thumbnail in one of these has an end of its own (ITU T.81, B.1.1).
fn is_cut_short(file: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker, high, low]) = file.get(at..at + 4) {
        match marker {
            0xda => return memchr::memmem::rfind(&file[at..], &[0xff, 0xd9]).is_none(),
            // Filling before a marker.
            0xff => at += 1,
            _ => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
        }
    }
    true
}

fn fault(error: image::ImageError) -> Fault {
    match error {
        image::ImageError::Limits(_) => Fault::TooLarge,
        image::ImageError::Unsupported(_) => Fault::Format,
        error => Fault::Broken(error.to_string()),
    }
}

/// What is transparent shows white, as on paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (pixel, from) in flat.pixels_mut().zip(picture.pixels()) {
        let alpha = u32::from(from.0[3]);
        for (channel, value) in pixel.0.iter_mut().zip(from.0) {
            let mixed = (u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255;
            *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    flat
}

/// Phones take pictures in a wider space of colours; without their profile these would look dull.
fn to_srgb(picture: &mut RgbImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
    else {
        return;
    };
    let source = picture.as_raw().clone();
    let mut target = vec![0; source.len()];
    if transform.transform(&source, &mut target).is_ok() {
        picture.copy_from_slice(&target);
    }
}

fn resize(picture: &RgbImage, width: u32) -> Result<RgbImage, Fault> {
    if width == picture.width() {
        return Ok(picture.clone());
    }
    let broken = |error: &dyn std::fmt::Display| Fault::Broken(error.to_string());
    let exact = f64::from(picture.height()) * f64::from(width) / f64::from(picture.width());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a height between 1 and the longest side"
    )]
    let height = exact.round().clamp(1.0, f64::from(LONGEST_SIDE)) as u32;
    let source = fast_image_resize::images::ImageRef::new(
        picture.width(),
        picture.height(),
        picture.as_raw(),
        PixelType::U8x3,
    )
    .map_err(|error| broken(&error))?;
    let mut target = Image::new(width, height, PixelType::U8x3);
    Resizer::new()
        .resize(&source, &mut target, None)
        .map_err(|error| broken(&error))?;
    RgbImage::from_raw(width, height, target.into_vec())
        .ok_or_else(|| Fault::Broken("it has no pixels".to_owned()))
}

fn webp(picture: &RgbImage) -> Scaled {
    let (width, height) = picture.dimensions();
    let encoder = webp::Encoder::from_rgb(picture.as_raw(), width, height);
    Scaled {
        width,
        height,
        bytes: encoder.encode(WEBP_QUALITY).to_vec(),
    }
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .map_err(fault)?;
    Ok(bytes)
}

/// Width, height, length and bytes of every size; the stamp comes last, without pixels of its own.
fn pack(photo: &Photo) -> Vec<u8> {
    let mut packed = Vec::new();
    let stamp = Scaled {
        width: 0,
        height: 0,
        bytes: photo.stamp.clone(),
    };
    for scaled in photo.webp.iter().chain([&photo.jpeg, &stamp]) {
        let length = u32::try_from(scaled.bytes.len()).unwrap_or_default();
        for number in [scaled.width, scaled.height, length] {
            packed.extend_from_slice(&number.to_le_bytes());
        }
        packed.extend_from_slice(&scaled.bytes);
    }
    packed
}

fn unpack(mut packed: &[u8]) -> Option<Photo> {
    let mut all = Vec::new();
    while !packed.is_empty() {
        let mut numbers = [0; 3];
        for number in &mut numbers {
            let (bytes, rest) = packed.split_first_chunk::<4>()?;
            *number = u32::from_le_bytes(*bytes);
            packed = rest;
        }
        let [width, height, length] = numbers;
        let (bytes, rest) = packed.split_at_checked(usize::try_from(length).ok()?)?;
        all.push(Scaled {
            width,
            height,
            bytes: bytes.to_vec(),
        });
        packed = rest;
    }
    let stamp = all.pop()?.bytes;
    let jpeg = all.pop()?;
    (!all.is_empty()).then_some(Photo {
        webp: all,
        jpeg,
        stamp,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let mut picture = RgbImage::new(width, height);
        for (x, _, pixel) in picture.enumerate_pixels_mut() {
            pixel.0 = if x < width / 2 {
                [220, 20, 20]
            } else {
                [20, 20, 220]
            };
        }
        picture.into()
    }

    fn encode(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .expect("it encodes");
        bytes
    }

    /// A JPEG with an EXIF segment that says how the camera was held, and where.
    fn turned(orientation: u8) -> Vec<u8> {
        let plain = encode(&halves(400, 200), ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0, 0]);
        exif.extend_from_slice(b"48.137N 11.575E");
        let mut file = plain[..2].to_vec();
        file.extend_from_slice(&[0xff, 0xe1]);
        let length = u16::try_from(exif.len() + 2).expect("short");
        file.extend_from_slice(&length.to_be_bytes());
        file.extend_from_slice(&exif);
        file.extend_from_slice(&plain[2..]);
        file
    }

    fn developed(file: &[u8]) -> Photo {
        Photo::develop(file, &Cache::default()).expect("a picture")
    }

    #[test]
    fn sizes_never_grow_and_all_formats_are_read() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let photo = developed(&encode(&halves(500, 250), format));
            let widths: Vec<u32> = photo.webp.iter().map(|scaled| scaled.width).collect();
            assert_eq!(widths, [176, 352, 500], "{format:?}");
            assert_eq!((photo.jpeg.width, photo.jpeg.height), (500, 250));
        }
        let tiny = developed(&encode(&halves(3, 900), ImageFormat::Png));
        assert_eq!((tiny.jpeg.width, tiny.jpeg.height), (3, 900));
    }

    #[test]
    fn a_picture_stands_upright_and_forgets_where_it_was_taken() {
        let photo = developed(&turned(6));
        assert_eq!((photo.jpeg.width, photo.jpeg.height), (200, 400));
        let upright = image::load_from_memory(&photo.jpeg.bytes).expect("a JPEG");
        let top = upright.to_rgb8().get_pixel(100, 20).0;
        assert!(top[0] > 150 && top[2] < 100, "red is on top: {top:?}");
        let files = photo.webp.iter().map(|scaled| &scaled.bytes);
        for file in files.chain([&photo.jpeg.bytes, &photo.stamp]) {
            for secret in [&b"Exif"[..], b"48.137N", b"EXIF"] {
                assert!(!file.windows(secret.len()).any(|window| window == secret));
            }
        }
    }

    #[test]
    fn a_hostile_picture_is_a_fault() {
        let whole = encode(&halves(300, 300), ImageFormat::Png);
        let broken = Photo::develop(&whole[..whole.len() / 2], &Cache::default());
        assert!(matches!(broken, Err(Fault::Broken(_))), "{broken:?}");
        let whole_jpeg = turned(6);
        assert!(Photo::develop(&whole_jpeg, &Cache::default()).is_ok());
        let torn = Photo::develop(&whole_jpeg[..whole_jpeg.len() * 3 / 4], &Cache::default());
        assert!(matches!(torn, Err(Fault::Broken(_))), "{torn:?}");
        let none = Photo::develop(b"<svg xmlns='x'/>", &Cache::default());
        assert_eq!(none, Err(Fault::Format));
        assert_eq!(Photo::develop(b"", &Cache::default()), Err(Fault::Format));
        // A head that promises 60,000 by 60,000 pixels.
        let mut bomb = whole;
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let check = crc(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&check.to_be_bytes());
        let bomb = Photo::develop(&bomb, &Cache::default());
        assert_eq!(bomb, Err(Fault::TooLarge));
    }

    /// The check sum of PNG.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 }
            })
        })
    }

    #[test]
    fn what_is_transparent_shows_white() {
        let clear: DynamicImage = image::RgbaImage::new(8, 8).into();
        let photo = developed(&encode(&clear, ImageFormat::Png));
        let shown = image::load_from_memory(&photo.jpeg.bytes).expect("a JPEG");
        assert_eq!(shown.to_rgb8().get_pixel(4, 4).0, [255, 255, 255]);
    }

    #[test]
    fn the_cache_gives_the_same_picture() {
        let file = encode(&halves(400, 300), ImageFormat::Png);
        let cache = Cache::default();
        let made = Photo::develop(&file, &cache).expect("a picture");
        let next = Cache::load(cache.save().expect("something new"));
        assert_eq!(Photo::develop(&file, &next), Ok(made));
        assert_eq!(next.save(), None);
    }
}
