# Phrases that the generator puts together. What templates write themselves stands in `en.ftl`.

## Navigation and headings of pages
nav-profile = Profile
nav-topics = Topics
nav-work = Work
nav-talks = Talks
nav-posts = Posts
nav-publications = Publications
nav-events = Events
nav-evidence = Evidence
nav-contact = Contact
nav-now = Now
nav-cv = CV
nav-imprint = Imprint
nav-privacy = Privacy
not-found-title = Page not found
not-found-statement = This page is not here.
language-version = English version
language-home = English home page
feed-title = { $name }: posts
calendar-title = { $name }: dates
card-kind = { $kind } on { $topics }
list-and = { $first } and { $rest }
list-comma = { $first }, { $rest }
nav-business-card = Business card
business-card-hint = Print it at 100 %, on heavy paper, and cut along the marks.
business-card-front = Front of the business card of { $name }
business-card-back = Back of the business card of { $name }, with a QR code that leads to the profile
hello-ahead = See you at { $name }
hello-met = We met at { $name }
hello-description = How to stay in touch after we have met.
llms-more = More

## Time
today = today
date-since = since { $date }
date-until = until { $date }
date-from = from { $date }

## Counts
proofs = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
all-topics = All { $count } topics
earlier-roles = { $count ->
    [one] { $count } earlier role, { $from }{ $dash }{ $to }
   *[other] { $count } earlier roles, { $from }{ $dash }{ $to }
}
earlier-roles-undated = { $count ->
    [one] { $count } earlier role
   *[other] { $count } earlier roles
}
earlier-roles-print = { $text }: { $address }
cv-further = Further

## Evidence
evidence-marker = Evidence { $number }: { $title }
access-public = public
access-redacted = redacted
access-on-request = on request

## Words for choices
employment-full-time = full-time
employment-part-time = part-time
employment-freelance = freelance
employment-own-business = own business
employment-board = board
employment-volunteer = volunteer
employment-internship = internship
employment-apprenticeship = apprenticeship
employment-leave = leave
study-ongoing = ongoing
study-left = not completed
availability-open = Open to new work
availability-soon = Next opening
availability-soon-from = Next opening { $date }
availability-closed = Fully booked
availability-closed-until = Fully booked until { $date }
credential-valid-until = valid until { $date }
credential-expired = expired
credential-expired-on = expired { $date }
consented-by = Quoted with consent, by { $how }
consented = Quoted with consent
write-to-me = Write to me
organisation-title = { $title }, { $organisation }

## Headings by kind
kind-role = Roles
kind-project = Work
kind-talk = Talks
kind-publication = Publications
kind-post = Posts
kind-event = Events
kind-course = Courses
kind-volunteering = Volunteering
kind-award = Awards
kind-patent = Patents
kind-membership = Memberships
undated = Undated

## Inside Markdown
table-label = Table
notes-label = Notes
note-label = Note { $mark }
note-back = Back to the text
task-done = done
task-open = open

## Imprint from the facts
imprint-responsible = Responsible for this site
imprint-contact = Contact
imprint-vat = VAT ID
imprint-register = Register
imprint-profession = Profession

## Languages
language-level = { $language } { $level }
level-native = native
in-language = In{ "\u00A0" }{ $language }

## Posts
reading-minutes = { $count ->
    [one] { $count } minute to read
   *[other] { $count } minutes to read
}
