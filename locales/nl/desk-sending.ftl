### The desk: sending an issue, in Dutch.

desk-sending-title = Versturen van update { $number }
desk-sending-title-sent = Update { $number } is verstuurd
desk-sending-title-stopped = Update { $number } is gestopt
desk-progress = Verstuurd naar { $done } van de { $all } lezers
desk-missed = Lezers die update { $number } nog niet hebben
desk-missed-lead = Je ziet per lezer hoe het staat. In het logboek staat dat je deze adressen hebt gezien.
desk-missed-none = Er is bij geen enkele lezer iets misgegaan.
desk-missed-link = Bekijk bij welke lezers het misging
desk-missed-erased = Een lezer die gewist is
desk-missed-next = We proberen het opnieuw: { $moment }.
desk-missed-words = Antwoord van de mailserver
desk-missed-more = Toon de volgende lezers
desk-missed-back = Terug naar het versturen
desk-number-accepted = Aangekomen bij de mailserver van de lezer
desk-number-queued = Nog niet verstuurd
desk-number-deferred = Wordt later opnieuw geprobeerd
desk-number-refused = Geweigerd
desk-number-unknown = Verstuurd zonder antwoord, misschien aangekomen
desk-number-withdrawn = Afgemeld voor het versturen
desk-number-cancelled = Gestopt voor het versturen
desk-refresh = Ververs deze pagina
desk-see-mail = Bekijk de update
desk-see-sending = Bekijk hoe ver het versturen is
desk-see-sent = Bekijk hoe het versturen ging
desk-nothing-is-sent = Er wordt nu geen enkele mail verstuurd. Vraag de beheerder om `rondbrief sending status`.
desk-later = Wordt later opnieuw geprobeerd
desk-refusals = Geweigerd
desk-own-words = Antwoorden van de mailservers
desk-next-try = { $readers }. Volgende poging: { $moment }.
desk-next-try-paused = zodra het versturen verdergaat
desk-next-try-soon = zo snel mogelijk
desk-no-next-try = { $readers }. We proberen het niet opnieuw.
desk-pace = Tempo
desk-pace-minute =
    { $count ->
        [one] Ongeveer één lezer per minuut, gemeten over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per minuut, gemeten over de laatste vijf minuten
    }
desk-pace-hour =
    { $count ->
        [one] Ongeveer één lezer per uur, gemeten over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per uur, gemeten over de laatste vijf minuten
    }
desk-pace-none = De laatste vijf minuten is er geen mail aangenomen of geweigerd
desk-pace-paused = Er wordt niets verstuurd
desk-end = Verwacht einde
desk-end-about = Rond { $moment } is de update naar iedereen verstuurd
desk-end-unknown = Nog niet te zeggen
desk-end-paused = Niet te zeggen zolang de update is gepauzeerd
desk-end-later = Bij een aantal lezers proberen we het later opnieuw
desk-end-all = De update is naar iedereen verstuurd
desk-live-on = Deze pagina werkt zichzelf bij.
desk-live-off = Ververs de pagina om te zien hoe ver het versturen nu is.
desk-reply-no-mailbox = Dit adres bestaat niet
desk-reply-closed = De mailbox is gesloten
desk-reply-full = De mailbox is vol
desk-reply-mailbox-busy = De mailbox krijgt nu te veel mail
desk-reply-no-domain = Het domein van dit adres neemt geen mail aan
desk-reply-unreachable = De mailserver van dit adres is niet bereikbaar
desk-reply-about-us = De mailserver vertrouwt onze mail niet
desk-reply-sign-in = De mailserver laat ons niet binnen
desk-reply-greylisted = De mailserver vraagt om het later opnieuw te proberen
desk-reply-too-fast = De mailserver vraagt om langzamer te versturen
desk-reply-quota = Onze limiet bij de mailserver is bereikt
desk-reply-no-contact = De mailserver gaf geen antwoord
desk-reply-other = Een andere reden
