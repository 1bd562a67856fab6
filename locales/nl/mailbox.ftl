### The built-in mailbox, in Dutch.

page-mailbox = Mailbox
page-mailbox-empty = Hier komt elke mail terecht zolang er geen mailserver is ingesteld. Er is er nog geen: vul een formulier in.
page-mailbox-lead = Hier komt elke mail terecht zolang er geen mailserver is ingesteld. De nieuwste staat bovenaan.
page-mail-from = Van
page-mail-to = Aan
page-mail-date = Datum
page-mail-html = Met opmaak
page-mail-text = Als tekst
page-mail-source = Bron
page-mail-source-show = Toon de bron
page-mail-frame = De mail ‘{ $subject }’ met opmaak
page-mail-download = Bewaar als .eml
