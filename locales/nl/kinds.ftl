### The kinds of items, in Dutch. Every kind has one phrase in each group.

## The name at the desk

kind-name-news = Nieuws
kind-name-event = Bijeenkomst
kind-name-publication = Publicatie
kind-name-podcast = Podcast

## The heading of the kind's items in an update and in the archive

kind-heading-news = Nieuws
kind-heading-event = Agenda
kind-heading-publication = Publicaties
kind-heading-podcast = Podcasts

## The kind in the mail that lists what is in the queue

kind-in-list-news = nieuws
kind-in-list-event = agenda
kind-in-list-publication = publicatie
kind-in-list-podcast = podcast
