### The desk: sending an issue, in English.

desk-sending-title = Sending update { $number }
desk-sending-title-sent = Update { $number } has been sent
desk-sending-title-stopped = Update { $number } was stopped
desk-progress = Sent to { $done } of { $all } readers
desk-missed = Readers who do not have update { $number } yet
desk-missed-lead = This is the status for each reader. The log records that you saw these addresses.
desk-missed-none = Nothing went wrong for any reader.
desk-missed-link = See for which readers it went wrong
desk-missed-erased = An erased reader
desk-missed-next = We will try again: { $moment }.
desk-missed-words = The mail server's reply
desk-missed-more = Show the next readers
desk-missed-back = Back to sending
desk-number-accepted = Delivered to the reader's mail server
desk-number-queued = Not sent yet
desk-number-deferred = Will be tried again
desk-number-refused = Refused
desk-number-unknown = Sent without a reply, possibly delivered
desk-number-withdrawn = Unsubscribed before it was sent
desk-number-cancelled = Stopped before it was sent
desk-refresh = Refresh this page
desk-see-mail = See the update
desk-see-sending = See how far sending is
desk-see-sent = See how sending went
desk-nothing-is-sent = No mail at all is being sent. Ask your administrator to run `rondbrief sending status`.
desk-later = Will be tried again
desk-refusals = Refused
desk-own-words = The mail servers' replies
desk-next-try = { $readers }. Next try: { $moment }.
desk-next-try-paused = once sending resumes
desk-next-try-soon = as soon as possible
desk-no-next-try = { $readers }. We will not try again.
desk-pace = Speed
desk-pace-minute =
    { $count ->
        [one] About one reader a minute, over the last five minutes
       *[other] About { $count } readers a minute, over the last five minutes
    }
desk-pace-hour =
    { $count ->
        [one] About one reader an hour, over the last five minutes
       *[other] About { $count } readers an hour, over the last five minutes
    }
desk-pace-none = No mail was accepted or refused in the last five minutes
desk-pace-paused = Nothing is being sent
desk-end = Expected end
desk-end-about = The update will have been sent to everyone around { $moment }
desk-end-unknown = Too early to say
desk-end-paused = Unknown while the update is paused
desk-end-later = Some readers will be tried again later
desk-end-all = The update has been sent to everyone
desk-live-on = This page updates itself.
desk-live-off = Refresh the page to see how far sending is now.
desk-reply-no-mailbox = This address does not exist
desk-reply-closed = The mailbox is closed
desk-reply-full = The mailbox is full
desk-reply-mailbox-busy = The mailbox gets too much mail at the moment
desk-reply-no-domain = The domain of this address takes no mail
desk-reply-unreachable = The mail server of this address cannot be reached
desk-reply-about-us = The mail server does not trust our mail
desk-reply-sign-in = The mail server does not let us in
desk-reply-greylisted = The mail server asks us to try again later
desk-reply-too-fast = The mail server asks us to slow down
desk-reply-quota = Our limit at the mail server is reached
desk-reply-no-contact = The mail server did not answer
desk-reply-other = Another reason
