### The built-in mailbox, in English.

page-mailbox = Mailbox
page-mailbox-empty = As long as no mail server is set up, every mail ends up here. There is no mail yet. Fill in a subscription form to see the first one.
page-mailbox-lead = As long as no mail server is set up, every mail ends up here. The newest mail is at the top.
page-mail-from = From
page-mail-to = To
page-mail-date = Date
page-mail-html = With layout
page-mail-text = As text
page-mail-source = Source
page-mail-source-show = Show the source
page-mail-frame = The mail ‘{ $subject }’ with layout
page-mail-download = Save as .eml
page-mailbox-no-key = The mailbox opens by its own link
page-mailbox-no-key-text = The service printed that link when it started, after the word ‘mailbox’. Open it once in this browser.
