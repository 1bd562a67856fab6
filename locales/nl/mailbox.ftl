### The built-in mailbox, in Dutch.

page-mailbox = Mailbox
page-mailbox-empty = Zolang er geen mailserver is ingesteld, komt elke mail hier terecht. Er is nog geen mail. Vul een aanmeldformulier in, dan komt de eerste.
page-mailbox-lead = Zolang er geen mailserver is ingesteld, komt elke mail hier terecht. De nieuwste mail staat bovenaan.
page-mail-from = Van
page-mail-to = Aan
page-mail-date = Datum
page-mail-html = Met opmaak
page-mail-text = Als tekst
page-mail-source = Bron
page-mail-source-show = Toon de bron
page-mail-frame = De mail ‘{ $subject }’ met opmaak
page-mail-download = Bewaar als .eml
page-mailbox-no-key = De mailbox gaat open met een eigen link
page-mailbox-no-key-text = Die link staat in de uitvoer van het programma, achter het woord ‘mailbox’. Open die link één keer in deze browser.
