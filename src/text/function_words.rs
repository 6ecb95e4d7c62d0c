//! Words that hold sentences together and say nothing about their subject.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::language::Language;

/// Articles, pronouns, prepositions, conjunctions, auxiliary verbs; folded.
const ENGLISH: &str = "
a about above across after again against all almost along already also although always am among an
and another any anybody anyone anything are aren't around as at away back be became because become
been before being below between both but by can can't cannot could couldn't did didn't do does
doesn't doing don't done down during each either else enough even ever every everybody everyone
everything few for from further get gets getting give gives go goes going got had has hasn't have
haven't having he he's her here hers herself him himself his how however i i'd i'll i'm i've if in
instead into is isn't it it's its itself just keep keeps less let let's like made make makes making
many may me might mine more most much must my myself need neither never no nobody none nor not
nothing now of off often on once one only onto or other others our ours ourselves out over own per
perhaps put rather same say says she should since so some somebody someone something still such than
that that's the their theirs them themselves then there these they this those through throughout to
together too toward towards under until up upon us very via was wasn't way we we're well were what
when where whether which while who whom whose why will with within without won't would yet you your
yours yourself
";

const GERMAN: &str = "
ab aber alle allein allem allen aller alles als also am an andere anderem anderen anderer anderes
ans auch auf aus bei beide beiden beim bereits bevor bin bis bist bleibt brauche braucht bringe
bringt da dabei dadurch dafuer dagegen daher dahin damit danach daneben dann dar daran darauf daraus
darf darin darueber darum darunter das dass davon davor dazu dein deine deinem deinen deiner dem den
denen denn dennoch der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort
du durch duerfen eben ein eine einem einen einer eines einige einigen einiger einmal er erst es etwa
etwas euch euer eure eurem euren eurer fuer geben gegen gehen geht gemacht gewesen gibt habe haben
haette haetten hat hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
ihres im immer in indem ins innen irgend ist ja je jede jedem jeden jeder jedes jedoch jemand jene
jenem jenen jener jenes jetzt kann kannst kein keine keinem keinen keiner keines koennen koennte
kommt konnte konnten lassen lasst machen mache macht man manche manchem manchen mancher manches mehr
mein meine meinem meinen meiner meines mich mir mit moechte muessen muss musste nach nachdem neben
nein nicht nichts nie niemand noch nun nur ob obwohl oder ohne schon sehr sein seine seinem seinen
seiner seines seit seitdem selbst sich sie siehe sind so sobald solange solche solchem solchen
solcher solches soll sollen sollte sollten somit sondern sonst soviel sowie statt trotz ueber um und
uns unser unsere unserem unseren unserer unter viel viele vielen vieler vom von vor waehrend wann
war waren waere was wegen weil welche welchem welchen welcher welches wem wen wenig wenn wer werde
werden wessen weshalb wie wieder will wir wird wo wobei wodurch wofuer woher wohin wollen wollte
womit wurde wurden zu zum zur zwar zwischen
";

static WORDS: LazyLock<[HashSet<&'static str>; 2]> = LazyLock::new(|| {
    [
        ENGLISH.split_whitespace().collect(),
        GERMAN.split_whitespace().collect(),
    ]
});

/// Whether a folded word only holds a sentence together.
pub fn is_function_word(folded: &str, language: Language) -> bool {
    let index = match language {
        Language::En => 0,
        Language::De => 1,
    };
    WORDS[index].contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word::folded;

    #[test]
    fn words_are_told_apart_by_language() {
        assert!(is_function_word("the", Language::En));
        assert!(is_function_word(&folded("Für"), Language::De));
        assert!(!is_function_word("bridge", Language::En));
        assert!(!is_function_word("the", Language::De));
    }
}
