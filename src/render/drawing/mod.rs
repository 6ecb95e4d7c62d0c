//! Pictures that Pointed draws itself: the card that networks show with a link, and the one that is
//! handed over. Text is measured with the theme's own fonts, so that nothing runs out of its place.

mod business;
mod carte;
mod dossier;
mod face;
mod icon;
mod paint;
mod paragraph;
mod share;
mod svg;

pub(super) use business::{BusinessCard, sides};
pub(super) use icon::{ico, icon};
pub(super) use share::{Cards, HEIGHT, WIDTH, Words, figure_of};
