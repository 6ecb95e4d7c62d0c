# Was Vorlagen selbst schreiben, ohne Argumente: `skip-to-content` ist `t.skip_to_content`.
# Was der Generator zusammensetzt, steht in `de.phrases.ftl`.

## Wege
skip-to-content = Zum Inhalt
main-navigation = Hauptmenü
footer-navigation = Weitere Seiten
next-item = Weiter
all-evidence = Alle Belege
all-work = Alle Projekte
all-talks = Alle Vorträge
all-publications = Alle Publikationen
all-posts = Alle Beiträge
feed = Feed

## Die Karte
save-contact = Kontakt speichern
arrow-to = auf
photo-of = Foto

## Überschriften
about = Über mich
introduce = Wen ich kennenlernen möchte
listen-for = Solche Sätze verraten sie:
when-you-hear = Wenn jemand sagt
facts = Fakten
positioning = Auf den Punkt
positioning-audience = Für
positioning-need = Bedarf
positioning-offer = Angebot
positioning-outcome = Ergebnis
positioning-unlike = Sonst
positioning-because = Warum ich
offers = Was ich anbiete
seeks = Was ich suche
topics = Themen
aspiring-topics = Wohin ich mich entwickle
other-topics = Fragen Sie mich auch nach
roles = Stationen
selected-work = Ausgewählte Projekte
upcoming = Demnächst
talks = Vorträge
publications = Publikationen
posts = Beiträge
meets = Wo Sie mich treffen
testimonial = Was andere sagen
education = Ausbildung
languages = Sprachen
education-and-languages = Ausbildung und Sprachen
credentials = Nachweise
skills = Kenntnisse
work = Projekte
results = Ergebnisse
takeaways = Was Sie mitnehmen
latest = Zuletzt
evidence = Belege
contact = Kontakt
introduce-two = Zwei Menschen bekannt machen
introduce-copy = Für Ihre Mail, zum Kopieren:

## Angaben zu einem Eintrag
role = Rolle
organisation = Organisation
venue = Wo
location = Ort
date = Wann
authors = Autoren
number = Nummer
topic-links = Themen
links = Links
result = Ergebnis

## Belege
evidence-lead = Was ich behaupte und was es belegt. Jede Zahl neben einer Aussage führt hierher.
evidence-on-paper = Jede Zahl hat ihre eigene Seite:
document = Dokument
register-number = Nr.
issuer = Ausgestellt von
kind = Art
access = Zugang
backs-up = Belegt
open-document = Dokument öffnen
archived-copy = Archivierte Fassung
short-address = Kurzadresse

## Kontakt
email = Mail
phone = Telefon
booking = Kalender
booking-link = Termin buchen
form = Formular
form-link = Im Formular schreiben
messenger = Messenger
messenger-link = Messenger öffnen
elsewhere = Anderswo
response-time = Antwortzeit
hours = Zeiten
timezone = Zeitzone
send-first = Vorab senden
address = Anschrift
directions = Anfahrt
save-contact-file = Kontakt speichern (.vcf)
add-to-calendar = Termine in den Kalender übernehmen (.ics)
qr-contact = QR-Code: Kontaktdaten
qr-contact-hint = Scannen speichert den Kontakt, auch ohne Netz.
qr-site = QR-Code: Adresse dieses Profils
contact-closed = Ich suche zurzeit keine neuen Kontakte.

## Daten
updated = Aktualisiert am
as-of = Stand
older-than-two-months = Älter als zwei Monate.

## Der Lebenslauf
cv = Lebenslauf
print-hint = Drucken oder als PDF sichern: Strg P
pronounced = gesprochen

## Maschinen
og-locale = de_DE
quote-open = „
quote-close = “

## Karten
print-business-card = Visitenkarte drucken
greetings = Seiten für die, die Sie treffen
greetings-hint = Geben Sie eine dieser Adressen weiter. In Suchmaschinen stehen sie nicht.
