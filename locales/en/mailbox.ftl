### The built-in mailbox, in English.

page-mailbox = Mailbox
page-mailbox-empty = Every mail comes here as long as no mail server is set. There is none yet: fill in a form.
page-mailbox-lead = Every mail comes here as long as no mail server is set. The newest is on top.
page-mail-from = From
page-mail-to = To
page-mail-date = Date
page-mail-html = As designed
page-mail-text = As text
page-mail-source = Source
page-mail-source-show = Show the source
page-mail-frame = The mail ‘{ $subject }’ as designed
page-mail-download = Save as .eml
