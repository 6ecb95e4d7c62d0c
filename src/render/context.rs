//! All that a template can see. Values come ready: dates are words, Markdown is HTML, addresses
//! resolve. A field whose name ends in `html` is safe HTML, to be written with `| safe`; every
//! other text is plain and gets escaped.
//!
//! Each template gets [`SiteContext`] as `site`, [`PersonContext`] as `person`, [`PageContext`] as
//! `page`, the interface texts as `t` (one word or phrase a key, from `themes/interface/*.ftl`), and
//! what its page kind adds: the fields of [`HomeContext`] and its like as `home`, `topic`, … What is
//! absent is `none`, an empty string or an empty list, never undefined.

use serde::Serialize;

/// `site`: the same on every page of a language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteContext {
    /// BCP 47 tag of the pages' language.
    pub language: &'static str,
    /// Name of the person, as the site's title.
    pub title: String,
    /// Address of the home page in this language.
    pub home_url: String,
    /// The absolute address of the site, for print.
    pub base_url: String,
    /// The address without scheme and closing slash, as paper shows it.
    pub short_base_url: String,
    /// The main navigation: only pages that exist.
    pub nav: Vec<NavContext>,
    /// The footer's: now, CV, imprint, privacy, …
    pub footer: Vec<NavContext>,
    /// Address of the style sheet.
    pub stylesheet_url: String,
    /// Addresses of the fonts to fetch early.
    pub preload_fonts: Vec<String>,
    /// Address of the SVG favicon.
    pub favicon_url: String,
    /// Address of the Atom feed, when there are posts or talks to feed it.
    pub feed_url: Option<String>,
    /// Address of the calendar (ICS), when there are dates to come.
    pub calendar_url: Option<String>,
    /// Address of the picture for a phone's home screen.
    pub touch_icon_url: Option<String>,
    /// Address of the posts as a JSON Feed.
    pub json_feed_url: Option<String>,
    /// Address of the list of texts for assistants.
    pub llms_url: String,
    /// What a page may load; the value of a `Content-Security-Policy`.
    pub content_security_policy: &'static str,
    /// Address of the icon for browsers that know no SVG.
    pub icon_url: Option<String>,
    /// Address of the web manifest.
    pub manifest_url: Option<String>,
    /// When the content was last gone over.
    pub updated: Option<DateContext>,
    /// The theme's options with their defaults filled in.
    pub options: tera::Value,
}

/// A link of the navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavContext {
    /// Which section it opens: the same word as `page.section` there.
    pub key: String,
    /// Its words.
    pub label: String,
    /// Its address.
    pub url: String,
    /// The language of the words when it is not the page's (an imprint in German only).
    pub lang: Option<&'static str>,
}

/// A date: for readers and for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateContext {
    /// ISO 8601, as precise as it was given.
    pub iso: String,
    /// In full: "21 November 2026".
    pub text: String,
    /// For lists: "21 Nov 2026".
    pub short: String,
}

/// `page`: what every page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageContext {
    /// `home`, `topics`, `topic`, `work`, `item`, `talks`, `posts`, `post`, `evidence`,
    /// `evidence-item`, `contact`, `now`, `cv`, `free`, `not-found`, …: the template's name.
    pub kind: &'static str,
    /// The navigation entry it belongs to.
    pub section: String,
    /// The heading, plain.
    pub title: String,
    /// What `<title>` says.
    pub head_title: String,
    /// For search engines and share cards, from the page's own words.
    pub description: String,
    /// Absolute address.
    pub canonical: String,
    /// Address of this page from itself.
    pub url: String,
    /// The same page in every language that has it, this one included; empty on a site of one language.
    pub alternates: Vec<AlternateContext>,
    /// Locales of the other languages that have the page, as Open Graph writes them: `de_DE`.
    pub other_locales: Vec<String>,
    /// For the language switch: the other languages; a page that lacks this one leads to its home.
    pub languages: Vec<LanguageLinkContext>,
    /// Address of this page as Markdown, from itself; empty where there is none.
    pub markdown_url: &'static str,
    /// When a post was published and last changed, ISO 8601, or empty strings.
    pub published: String,
    /// The same of its last change.
    pub modified: String,
    /// Kept out of search engines.
    pub noindex: bool,
    /// The picture that networks show with a link to this page.
    pub card: Option<CardContext>,
    /// JSON-LD, ready to stand inside a `<script type="application/ld+json">`; empty where there is none.
    pub json_ld_html: String,
}

/// A share card.
#[derive(Debug, Clone, Serialize)]
pub struct CardContext {
    /// Absolute address.
    pub url: String,
    /// What it says.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A page in a language, for `hreflang`.
#[derive(Debug, Clone, Serialize)]
pub struct AlternateContext {
    /// BCP 47 tag, or `x-default`.
    pub hreflang: &'static str,
    /// Absolute address.
    pub url: String,
}

/// An entry of the language switch.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLinkContext {
    /// BCP 47 tag.
    pub language: &'static str,
    /// Two capitals.
    pub short: String,
    /// For screen readers, in the language itself: "Deutsche Fassung"; where the page is missing,
    /// "Deutsche Startseite".
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// Whether this very page exists there.
    pub translated: bool,
}

/// `person`
#[derive(Debug, Clone, Serialize)]
pub struct PersonContext {
    /// The whole name.
    pub name: String,
    /// The name with its family part kept on one line, when it is short enough for that.
    pub name_html: String,
    /// More than 28 letters.
    pub name_long: bool,
    /// Academic prefix, when it is longer than ten letters and thus deserves a line of its own.
    pub long_prefix: Option<String>,
    /// The name without that prefix.
    pub name_without_long_prefix_html: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// What the person is.
    pub job_title: String,
    /// City, or the next larger place that may be shown.
    pub place: String,
    /// Pronouns.
    pub pronouns: String,
    /// Pronunciation of the name.
    pub pronunciation: String,
    /// The statement, with `<mark>` around its marked phrase.
    pub headline_html: String,
    /// The statement, plain.
    pub headline: String,
    /// More than 140 letters.
    pub headline_long: bool,
    /// The picture.
    pub photo: Option<PhotoContext>,
    /// Whether work is taken on.
    pub availability: Option<AvailabilityContext>,
    /// The one thing to do next; a mail link when the profile names none but has an address.
    pub next_step: Option<NextStepContext>,
    /// How to reach the person.
    pub contact: ContactContext,
    /// The person elsewhere.
    pub accounts: Vec<AccountContext>,
    /// Organisation of the main role that goes on.
    pub organisation: Option<OrganisationContext>,
}

/// The portrait.
#[derive(Debug, Clone, Serialize)]
pub struct PhotoContext {
    /// Address of the JPEG.
    pub url: String,
    /// Its sizes as WebP, ready for the `srcset` of a `<source type="image/webp">`.
    pub webp_srcset: String,
    /// What is seen.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The availability badge.
#[derive(Debug, Clone, Serialize)]
pub struct AvailabilityContext {
    /// `open`, `soon` or `closed`.
    pub status: &'static str,
    /// Its words: they carry the state, colour never alone.
    pub text: String,
}

/// The primary action of the site.
#[derive(Debug, Clone, Serialize)]
pub struct NextStepContext {
    /// The button.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// What comes back, or an empty string.
    pub promise: String,
}

/// The contact panel; what is not public is absent.
#[derive(Debug, Clone, Serialize)]
pub struct ContactContext {
    /// Heading of the panel.
    pub headline: String,
    /// How the person answers.
    pub note_html: String,
    /// E-mail.
    pub email: Option<EmailContext>,
    /// Phone.
    pub phone: Option<PhoneContext>,
    /// Address of a calendar.
    pub booking_url: Option<String>,
    /// Address of a form.
    pub form_url: Option<String>,
    /// Address of a messenger.
    pub messenger_url: Option<String>,
    /// Promised time.
    pub response_time: String,
    /// Hours.
    pub hours: String,
    /// Time zone, IANA.
    pub timezone: String,
    /// What a first mail should hold.
    pub send_first: String,
    /// The way to the office.
    pub directions: String,
    /// Lines of the postal address that may be shown.
    pub address: Vec<String>,
    /// No contact is wanted.
    pub closed: bool,
    /// Address of the contact card (vCard), when there is anything to save.
    pub vcard_url: Option<String>,
    /// Address of the page with the card to print, or an empty string.
    pub business_card_url: String,
    /// The same card as a QR code, for a phone's camera.
    pub qr: Option<QrContext>,
}

/// An e-mail address.
#[derive(Debug, Clone, Serialize)]
pub struct EmailContext {
    /// `mailto:…`
    pub url: String,
    /// With `<wbr>` after the at sign and before dots.
    pub html: String,
    /// Plain.
    pub text: String,
}

/// A phone number.
#[derive(Debug, Clone, Serialize)]
pub struct PhoneContext {
    /// `tel:…`
    pub url: String,
    /// As it is written.
    pub text: String,
}

/// An account on a network.
#[derive(Debug, Clone, Serialize)]
pub struct AccountContext {
    /// The network's name.
    pub network: String,
    /// The handle, or an empty string.
    pub handle: String,
    /// Its address; to be linked with `rel="me"`.
    pub url: String,
}

/// An organisation.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationContext {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address on the web, or an empty string.
    pub url: String,
    /// Where it is, or an empty string.
    pub location: String,
}

/// A link with words.
#[derive(Debug, Clone, Serialize)]
pub struct LinkContext {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub url: String,
    /// The language of the target when it is not the page's.
    pub lang: Option<&'static str>,
}

/// A reference mark to evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkerContext {
    /// Its number in the register.
    pub number: u32,
    /// To the row of the register: on this page where it has one, else on the evidence page.
    pub url: String,
    /// "Evidence 1: alarm log"
    pub label: String,
}

/// A number of the proof strip.
#[derive(Debug, Clone, Serialize)]
pub struct FigureContext {
    /// The number before, or an empty string.
    pub before: String,
    /// The number, with its unit.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// More than 11 characters in all: set smaller.
    pub long: bool,
    /// Its evidence.
    pub markers: Vec<MarkerContext>,
}

/// From when to when.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodContext {
    /// "2021 – today", "14 Oct 2026", "since 2022"; with no-break spaces.
    pub text: String,
    /// ISO 8601 of the start, or an empty string.
    pub start: String,
    /// ISO 8601 of the end, or an empty string when it goes on.
    pub end: String,
    /// Year that a list groups it under.
    pub year: i16,
    /// It lies ahead.
    pub upcoming: bool,
}

/// One line of results.
#[derive(Debug, Clone, Serialize)]
pub struct AchievementContext {
    /// The line; what is claimed stands in `<mark>`.
    pub html: String,
    /// Marks at its end, for evidence that the text itself does not cite.
    pub markers: Vec<MarkerContext>,
}

/// A role, project, talk, publication, …
#[derive(Debug, Clone, Serialize)]
pub struct ItemContext {
    /// `role`, `project`, `talk`, …
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Title with soft hyphens.
    pub title: String,
    /// The language of the title when it is not the page's.
    pub lang: Option<&'static str>,
    /// Its page, else its home elsewhere, else an empty string.
    pub url: String,
    /// Whether `url` leads to a page of this site.
    pub internal: bool,
    /// One or two sentences.
    pub summary_html: String,
    /// The result in one line.
    pub result_html: String,
    /// Where it was done.
    pub organisation: Option<OrganisationContext>,
    /// The person's part.
    pub role: String,
    /// Place.
    pub location: String,
    /// Conference, journal, …
    pub venue: String,
    /// Venue, place and language in one phrase, as a list shows them.
    pub venue_line: String,
    /// When.
    pub period: Option<PeriodContext>,
    /// Slides, recording, paper, code.
    pub links: Vec<LinkContext>,
    /// Topics with their pages.
    pub topics: Vec<LinkContext>,
    /// Evidence of the whole item.
    pub markers: Vec<MarkerContext>,
    /// Results.
    pub achievements: Vec<AchievementContext>,
    /// "full-time", "freelance", … as words, or an empty string.
    pub employment: String,
    /// Authors of a publication.
    pub authors: String,
    /// Number of a patent or course.
    pub number: String,
    /// Minutes to read (posts).
    pub reading_minutes: u32,
    /// The same in words, "6 minutes to read", or an empty string.
    pub reading_text: String,
}

/// Roles at one organisation.
#[derive(Debug, Clone, Serialize)]
pub struct RoleGroupContext {
    /// The organisation.
    pub organisation: Option<OrganisationContext>,
    /// From the first to the last.
    pub period: Option<PeriodContext>,
    /// Its roles, newest first; mostly one.
    pub roles: Vec<ItemContext>,
}

/// A topic.
#[derive(Debug, Clone, Serialize)]
pub struct TopicContext {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its page.
    pub url: String,
    /// How many items back it.
    pub count: usize,
    /// "12 entries"
    pub count_text: String,
    /// One of the few things the person stands for.
    pub core: bool,
    /// Where the person is heading, not yet there.
    pub aspiring: bool,
    /// What the person does in it.
    pub summary_html: String,
    /// Evidence of the summary.
    pub markers: Vec<MarkerContext>,
    /// Messages that belong to it.
    pub messages_html: Vec<String>,
    /// The newest item.
    pub latest: Option<LinkContext>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceContext {
    /// Its number in the register.
    pub number: u32,
    /// `e1`: the id of its row.
    pub anchor: String,
    /// What it is.
    pub title: String,
    /// The document itself, or an empty string when it is given on request.
    pub url: String,
    /// Its own small page `/e/1/`.
    pub page_url: String,
    /// That page's address as paper shows it: `/e/1`.
    pub short_url: String,
    /// Who made it.
    pub issuer: String,
    /// When.
    pub date: Option<DateContext>,
    /// Report, letter, recording, …
    pub kind: String,
    /// `public`, `redacted`, `on-request`.
    pub access: &'static str,
    /// The same as words.
    pub access_text: String,
    /// Address of a copy that stays, or an empty string.
    pub archived_url: String,
    /// What it shows.
    pub note_html: String,
    /// What it backs.
    pub backs: Vec<BackedContext>,
}

/// A claim that a piece of evidence backs.
#[derive(Debug, Clone, Serialize)]
pub struct BackedContext {
    /// The claim's words, plain.
    pub text: String,
    /// Where they stand.
    pub url: String,
    /// What stands there: an item's title, "Profile", …
    pub place: String,
}

/// A quote.
#[derive(Debug, Clone, Serialize)]
pub struct TestimonialContext {
    /// Its words, without quotation marks.
    pub quote: String,
    /// The language of the quote when it is not the page's.
    pub lang: Option<&'static str>,
    /// Name.
    pub author: String,
    /// Role, organisation and month, joined with commas.
    pub author_line: String,
    /// "Quoted with consent, by e-mail", or an empty string.
    pub consented: String,
    /// The original, or an empty string.
    pub url: String,
}

/// A degree.
#[derive(Debug, Clone, Serialize)]
pub struct EducationContext {
    /// Degree and area in one phrase.
    pub title: String,
    /// School.
    pub institution: Option<OrganisationContext>,
    /// When.
    pub period: Option<PeriodContext>,
    /// Grade, or an empty string.
    pub grade: String,
    /// Thesis, or an empty string.
    pub thesis: String,
    /// A sentence on it.
    pub summary_html: String,
    /// "ongoing" or "not completed" as words; empty when completed.
    pub status_text: String,
    /// Evidence.
    pub markers: Vec<MarkerContext>,
}

/// A certificate, licence or title.
#[derive(Debug, Clone, Serialize)]
pub struct CredentialContext {
    /// Its name.
    pub name: String,
    /// Who gave it.
    pub issuer: String,
    /// Since when.
    pub issued: Option<DateContext>,
    /// "valid until …", "expired …", or an empty string.
    pub validity: String,
    /// It is a former one.
    pub expired: bool,
    /// Its number.
    pub number: String,
    /// Its page elsewhere, or an empty string.
    pub url: String,
    /// Evidence.
    pub markers: Vec<MarkerContext>,
}

/// Skills under one heading.
#[derive(Debug, Clone, Serialize)]
pub struct SkillGroupContext {
    /// The heading, or an empty string.
    pub label: String,
    /// Its skills.
    pub skills: Vec<SkillContext>,
}

/// A skill.
#[derive(Debug, Clone, Serialize)]
pub struct SkillContext {
    /// Its name.
    pub label: String,
    /// A word on the level, or an empty string.
    pub level: String,
    /// In how many items it was used.
    pub used: usize,
}

/// A group of a list: a year, a kind.
#[derive(Debug, Clone, Serialize)]
pub struct GroupContext {
    /// Its heading.
    pub label: String,
    /// Its items.
    pub items: Vec<ItemContext>,
}

/// Where to meet the person.
#[derive(Debug, Clone, Serialize)]
pub struct MeetContext {
    /// What it is.
    pub name: String,
    /// When.
    pub period: Option<PeriodContext>,
    /// Where.
    pub place: String,
    /// Its home elsewhere, or an empty string.
    pub url: String,
    /// A sentence on it.
    pub note: String,
}

/// `home`
#[derive(Debug, Clone, Serialize)]
pub struct HomeContext {
    /// The bio.
    pub about_html: String,
    /// The proof strip.
    pub figures: Vec<FigureContext>,
    /// The positioning in its parts.
    pub positioning: Option<PositioningContext>,
    /// Whom to introduce.
    pub introduction: Option<IntroductionContext>,
    /// Core topics first, at most twelve.
    pub topics: Vec<TopicContext>,
    /// "All 30 topics" when there are more, else an empty string.
    pub all_topics_text: String,
    /// The newest roles, by organisation.
    pub roles: Vec<RoleGroupContext>,
    /// Older ones, one line each.
    pub earlier_roles: Vec<ItemContext>,
    /// "26 earlier roles, 1987 – 2016", or an empty string.
    pub earlier_roles_text: String,
    /// Featured projects, or the newest.
    pub work: Vec<ItemContext>,
    /// Talks and events to come, the next one first.
    pub upcoming: Vec<ItemContext>,
    /// Talks given, newest first.
    pub talks: Vec<ItemContext>,
    /// Newest posts.
    pub posts: Vec<ItemContext>,
    /// Newest publications.
    pub publications: Vec<ItemContext>,
    /// What is offered, with inline HTML escaped away.
    pub offers: Vec<String>,
    /// What is looked for.
    pub seeks: Vec<String>,
    /// Where to meet, coming ones only.
    pub meets: Vec<MeetContext>,
    /// One quote.
    pub testimonial: Option<TestimonialContext>,
    /// Degrees.
    pub education: Vec<EducationContext>,
    /// Credentials that hold.
    pub credentials: Vec<CredentialContext>,
    /// "German native, English C2": languages in one phrase.
    pub languages_text: String,
    /// The evidence cited on this page.
    pub evidence: Vec<EvidenceContext>,
    /// The QR code of the site's address as the inner part of an `<svg>`: `viewBox` and `path`.
    pub qr: Option<QrContext>,
}

/// A QR code.
#[derive(Debug, Clone, Serialize)]
pub struct QrContext {
    /// Modules a side.
    pub size: i32,
    /// `d` of a path in module units.
    pub path: String,
}

/// `home.positioning`: each part is inline HTML, or an empty string.
#[derive(Debug, Clone, Serialize)]
pub struct PositioningContext {
    /// For whom.
    pub audience_html: String,
    /// What they must solve.
    pub need_html: String,
    /// What the person is for them.
    pub offer_html: String,
    /// What is different afterwards.
    pub outcome_html: String,
    /// What they would do otherwise.
    pub unlike_html: String,
    /// Why this person.
    pub because_html: String,
    /// Evidence of the reason.
    pub markers: Vec<MarkerContext>,
}

/// `home.introduction`
#[derive(Debug, Clone, Serialize)]
pub struct IntroductionContext {
    /// Who.
    pub to: String,
    /// Sentences that give such people away, without quotation marks.
    pub listen_for: Vec<String>,
    /// To paste into a mail, or an empty string.
    pub copy: String,
}

/// `topics`: the index of topics.
#[derive(Debug, Clone, Serialize)]
pub struct TopicsContext {
    /// All, core first.
    pub topics: Vec<TopicContext>,
}

/// `topic`: a topic's page.
#[derive(Debug, Clone, Serialize)]
pub struct TopicPageContext {
    /// The topic.
    pub topic: TopicContext,
    /// What backs it, by kind, newest first.
    pub groups: Vec<GroupContext>,
    /// The other topics.
    pub others: Vec<TopicContext>,
    /// The index.
    pub index_url: String,
}

/// `list`: work, talks, posts, publications.
#[derive(Debug, Clone, Serialize)]
pub struct ListContext {
    /// To come, the next one first.
    pub upcoming: Vec<ItemContext>,
    /// The rest, by year, newest first.
    pub groups: Vec<GroupContext>,
    /// How many there are.
    pub count: usize,
}

/// `item`: the page of one item.
#[derive(Debug, Clone, Serialize)]
pub struct ItemPageContext {
    /// The item.
    pub item: ItemContext,
    /// Its Markdown.
    pub body_html: String,
    /// Figures of its metrics.
    pub figures: Vec<FigureContext>,
    /// The evidence cited on this page.
    pub evidence: Vec<EvidenceContext>,
    /// The next item of the list, older.
    pub next: Option<LinkContext>,
    /// The list it belongs to.
    pub index: Option<LinkContext>,
    /// When the text last changed (posts).
    pub updated: Option<DateContext>,
}

/// `evidence`: the register.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceRegisterContext {
    /// All, by number.
    pub evidence: Vec<EvidenceContext>,
}

/// `evidence_item`: the page behind `/e/N/`.
#[derive(Debug, Clone, Serialize)]
pub struct EvidencePageContext {
    /// The piece.
    pub evidence: EvidenceContext,
    /// The register.
    pub register_url: String,
}

/// `contact`
#[derive(Debug, Clone, Serialize)]
pub struct ContactPageContext {
    /// Whom to introduce, and the sentence for it.
    pub introduction: Option<IntroductionContext>,
    /// Where to meet.
    pub meets: Vec<MeetContext>,
}

/// `business_card`: the card to print and hand over.
#[derive(Debug, Clone, Serialize)]
pub struct BusinessCardContext {
    /// The front as SVG in true size, with crop marks.
    pub front_html: String,
    /// The back, with the QR code of the profile.
    pub back_html: String,
    /// The greeting pages, one for each place to meet.
    pub greetings: Vec<LinkContext>,
}

/// `hello`: the page for those who were met somewhere; `page.title` is the greeting.
#[derive(Debug, Clone, Serialize)]
pub struct HelloContext {
    /// Where.
    pub meet: MeetContext,
}

/// `now`
#[derive(Debug, Clone, Serialize)]
pub struct NowContext {
    /// The text.
    pub body_html: String,
    /// As of when.
    pub as_of: Option<DateContext>,
    /// Older than two months.
    pub stale: bool,
    /// The next three public dates.
    pub upcoming: Vec<ItemContext>,
    /// Where to meet.
    pub meets: Vec<MeetContext>,
}

/// `cv`: the print layout, chosen to fit its pages.
#[derive(Debug, Clone, Serialize)]
pub struct CvContext {
    /// Contact line of paper: what may be printed, joined by commas.
    pub contact_line: String,
    /// The proof strip.
    pub figures: Vec<FigureContext>,
    /// Topics.
    pub topics: Vec<TopicContext>,
    /// Roles with their results.
    pub roles: Vec<RoleGroupContext>,
    /// "26 earlier roles: address", or an empty string.
    pub earlier_roles_text: String,
    /// Projects.
    pub work: Vec<ItemContext>,
    /// Talks.
    pub talks: Vec<ItemContext>,
    /// Publications.
    pub publications: Vec<ItemContext>,
    /// Volunteering, memberships, awards, courses, patents.
    pub further: Vec<GroupContext>,
    /// Degrees.
    pub education: Vec<EducationContext>,
    /// Credentials.
    pub credentials: Vec<CredentialContext>,
    /// Skills.
    pub skills: Vec<SkillGroupContext>,
    /// Languages.
    pub languages_text: String,
    /// One quote.
    pub testimonial: Option<TestimonialContext>,
    /// The evidence cited.
    pub evidence: Vec<EvidenceContext>,
    /// The QR code of the site's address.
    pub qr: Option<QrContext>,
}

/// `free`: a page of prose.
#[derive(Debug, Clone, Serialize)]
pub struct FreePageContext {
    /// Its Markdown, without its first heading when that is the title.
    pub body_html: String,
    /// When it last changed.
    pub updated: Option<DateContext>,
}

/// `not_found`: one page for all languages, since the server does not know the reader's.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundContext {
    /// A block a language, the main one first.
    pub blocks: Vec<NotFoundBlockContext>,
}

/// What the page says in one language.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundBlockContext {
    /// The language.
    pub lang: &'static str,
    /// "This page is not here."
    pub statement: String,
    /// Profile, topics, contact.
    pub links: Vec<LinkContext>,
}
