# What templates write themselves, without arguments: `skip-to-content` is `t.skip_to_content`.
# Phrases that the generator puts together stand in `en.phrases.ftl`.

## Getting about
skip-to-content = Skip to content
main-navigation = Main
footer-navigation = More pages
next-item = Next
all-evidence = All evidence
all-work = All work
all-talks = All talks
all-publications = All publications
all-posts = All posts
feed = Feed

## The card
save-contact = Save contact
arrow-to = to
photo-of = Photo

## Headings
about = About
introduce = Who to introduce me to
listen-for = Listen for sentences like these:
when-you-hear = When you hear
facts = Facts
positioning = To the point
positioning-audience = For
positioning-need = Need
positioning-offer = Offer
positioning-outcome = Outcome
positioning-unlike = Otherwise
positioning-because = Why me
offers = What I offer
seeks = What I am looking for
topics = Topics
aspiring-topics = Where I am heading
other-topics = Also ask me about
roles = Roles
selected-work = Selected work
upcoming = Next
talks = Talks
publications = Publications
posts = Posts
meets = Where to meet me
testimonial = In others’ words
education = Education
languages = Languages
education-and-languages = Education and languages
credentials = Credentials
skills = Skills
work = Work
results = Results
takeaways = To take home
latest = Latest
evidence = Evidence
contact = Contact
introduce-two = To introduce two people
introduce-copy = For your mail, to copy:

## Facts of an item
role = Role
organisation = Organisation
venue = Where
location = Place
date = When
authors = Authors
number = Number
topic-links = Topics
links = Links
result = Result

## Evidence
evidence-lead = What I claim, and what backs it. Each number beside a claim leads here.
evidence-on-paper = Every number has a page of its own:
document = Document
register-number = No.
issuer = Issued by
kind = Kind
access = Access
backs-up = Backs up
open-document = Open the document
archived-copy = Archived copy
short-address = Short address

## Contact
email = Mail
phone = Phone
booking = Calendar
booking-link = Book a time
form = Form
form-link = Write in the form
messenger = Messenger
messenger-link = Open the messenger
elsewhere = Elsewhere
response-time = Reply time
hours = Hours
timezone = Time zone
send-first = Send first
address = Address
directions = Directions
save-contact-file = Save contact (.vcf)
add-to-calendar = Add dates to your calendar (.ics)
qr-contact = QR code: contact card
qr-contact-hint = Scan to save the contact. Works without a connection.
qr-site = QR code: address of this profile
contact-closed = I am not looking for new contacts at the moment.

## Dates
updated = Updated
as-of = As of
older-than-two-months = Older than two months.

## The CV
cv = CV
print-hint = Print, or save as PDF: Ctrl P
pronounced = pronounced

## Machines
og-locale = en_GB
quote-open = “
quote-close = ”

## Cards
print-business-card = Print a business card
greetings = Pages for those you meet
greetings-hint = Give out one of these addresses. Search engines do not list them.
