### The kinds of items, in English. Every kind has one phrase in each group.

## The name at the desk

kind-name-news = News
kind-name-event = Event
kind-name-publication = Publication
kind-name-podcast = Podcast

## The heading of the kind's items in an update and in the archive

kind-heading-news = News
kind-heading-event = Events
kind-heading-publication = Publications
kind-heading-podcast = Podcasts

## The kind in the mail that lists what is in the queue

kind-in-list-news = news
kind-in-list-event = event
kind-in-list-publication = publication
kind-in-list-podcast = podcast
