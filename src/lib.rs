//! Rondbrief: a self-hosted newsletter service in one binary.
//!
//! # The floors; imports go downward only
//!
//! | floor | room | what it does |
//! |---|---|---|
//! | 4 | [`cli`] | argv, and putting all parts together |
//! | 3 | [`web`], [`worker`] | HTTP; time: the outbox loop and the timetable |
//! | 2 | [`app`] | verbs, one file each |
//! | 1 | [`store`], [`mail`], [`outside`] | SQL; MIME, templates and SMTP; other people's web servers |
//! | 0 | [`domain`] | nouns and rules, pure |
//!
//! [`config`] stands beside the floors: it alone reads the environment, and only [`cli`] uses it.
//!
//! # A letter's journey
//!
//! A visitor posts the form ([`app::subscribers::subscribe`]); the post is stored, and the loop in [`worker::outbox`]
//! makes it a pending subscription with a confirmation mail ([`app::subscribers::admit`]). The link in that mail
//! confirms the subscription ([`app::subscribers::confirm`]). Editors queue items ([`app::items::manage`]).
//! [`worker::timetable`] ticks; [`app::schedule`] decides from [`domain::list::cadence`] what is due: a reminder,
//! composing ([`app::issues::compose`]), sending. Publishing ([`app::issues::publish`]) freezes the issue and puts one
//! delivery per subscriber in the outbox. The loop claims, sends and records ([`app::delivery::deliver`]). A subscriber
//! leaves by one link ([`app::subscribers::unsubscribe`]). Editors sign in at the desk with a mailed link
//! ([`app::editors::sign_in`]), and their role on a list decides what they may do ([`domain::editor`]).
//!
//! # Words
//!
//! *List*: a newsletter that one subscribes to. *Subscriber*: somebody known by one address. *Subscription*: the tie of
//! one subscriber to one list. *Item*: one piece of content. *Issue*: one numbered mailing. *Cadence*: the rhythm in
//! which issues are due. *Delivery*: one message to one recipient. *Outcome*: the result of an attempt. *Suppression*:
//! an address never to be mailed again. *Editor*: somebody who works at the *desk*.

#![warn(unreachable_pub)]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod mail;
pub mod outside;
pub mod store;
pub mod web;
pub mod worker;
