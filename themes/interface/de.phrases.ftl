# Wendungen, die der Generator zusammensetzt. Was Vorlagen selbst schreiben, steht in `de.ftl`.

## Navigation und Seitentitel
nav-profile = Profil
nav-topics = Themen
nav-work = Projekte
nav-talks = Vorträge
nav-posts = Beiträge
nav-publications = Publikationen
nav-events = Termine
nav-evidence = Belege
nav-contact = Kontakt
nav-now = Jetzt
nav-cv = Lebenslauf
nav-imprint = Impressum
nav-privacy = Datenschutz
not-found-title = Seite nicht gefunden
not-found-statement = Diese Seite gibt es hier nicht.
language-version = Deutsche Fassung
language-home = Deutsche Startseite
feed-title = { $name }: Beiträge
calendar-title = { $name }: Termine
card-kind = { $kind } zu { $topics }
list-and = { $first } und { $rest }
list-comma = { $first }, { $rest }
nav-business-card = Visitenkarte
business-card-hint = In Originalgröße (100 %) auf festes Papier drucken und an den Marken schneiden.
business-card-front = Vorderseite der Visitenkarte von { $name }
business-card-back = Rückseite der Visitenkarte von { $name } mit einem QR-Code, der zum Profil führt
hello-ahead = Bis bald: { $name }
hello-met = Wir haben uns getroffen: { $name }
hello-description = Wie wir nach unserem Treffen in Verbindung bleiben.
llms-more = Weiteres

## Zeit
today = heute
date-since = seit { $date }
date-until = bis { $date }
date-from = ab { $date }

## Anzahlen
proofs = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
all-topics = Alle { $count } Themen
earlier-roles = { $count ->
    [one] { $count } frühere Station, { $from }{ $dash }{ $to }
   *[other] { $count } frühere Stationen, { $from }{ $dash }{ $to }
}
earlier-roles-undated = { $count ->
    [one] { $count } frühere Station
   *[other] { $count } frühere Stationen
}
earlier-roles-print = { $text }: { $address }
cv-further = Weiteres

## Belege
evidence-marker = Beleg { $number }: { $title }
access-public = öffentlich
access-redacted = geschwärzt
access-on-request = auf Anfrage

## Wörter für Auswahlen
employment-full-time = Vollzeit
employment-part-time = Teilzeit
employment-freelance = freiberuflich
employment-own-business = eigenes Unternehmen
employment-board = Vorstand oder Beirat
employment-volunteer = ehrenamtlich
employment-internship = Praktikum
employment-apprenticeship = Ausbildung
employment-leave = Auszeit
study-ongoing = laufend
study-left = ohne Abschluss
availability-open = Offen für neue Aufträge
availability-soon = Bald wieder frei
availability-soon-from = Wieder frei ab { $date }
availability-closed = Ausgebucht
availability-closed-until = Ausgebucht bis { $date }
credential-valid-until = gültig bis { $date }
credential-expired = abgelaufen
credential-expired-on = abgelaufen { $date }
consented-by = Mit Einverständnis zitiert, per { $how }
consented = Mit Einverständnis zitiert
write-to-me = Schreiben Sie mir
organisation-title = { $title }, { $organisation }

## Überschriften je Art
kind-role = Stationen
kind-project = Projekte
kind-talk = Vorträge
kind-publication = Publikationen
kind-post = Beiträge
kind-event = Termine
kind-course = Kurse
kind-volunteering = Ehrenamt
kind-award = Auszeichnungen
kind-patent = Patente
kind-membership = Mitgliedschaften
undated = Ohne Datum

## In Markdown
table-label = Tabelle
notes-label = Anmerkungen
note-label = Anmerkung { $mark }
note-back = Zurück zum Text
task-done = erledigt
task-open = offen

## Impressum aus den Angaben
imprint-responsible = Verantwortlich für diese Seite
imprint-contact = Kontakt
imprint-vat = Umsatzsteuer-ID
imprint-register = Register
imprint-profession = Beruf

## Sprachen
language-level = { $language } { $level }
level-native = Muttersprache
in-language = Auf{ "\u00A0" }{ $language }

## Beiträge
reading-minutes = { $count ->
    [one] { $count } Minute Lesezeit
   *[other] { $count } Minuten Lesezeit
}
