### The desk: sending an issue, in Dutch.

desk-sending-title = Update { $number } onderweg
desk-sending-title-sent = Update { $number } is verstuurd
desk-sending-title-stopped = Update { $number } is gestopt
desk-progress = { $done } van { $all } lezers zijn aan de beurt geweest
desk-missed = Bij wie update { $number } niet aankwam
desk-missed-lead = Zo ver zijn we met elk van hen. Dat je hun adressen zag, staat in het logboek.
desk-missed-none = Bij niemand ging het mis.
desk-missed-link = Bekijk bij wie het misging
desk-missed-erased = Een lezer die gewist is
desk-missed-next = We proberen het weer: { $moment }.
desk-missed-words = Wat de server zei
desk-missed-more = Toon de volgende lezers
desk-missed-back = Terug naar hoe het gaat
desk-number-accepted = Aangenomen door de mailserver van de lezer
desk-number-queued = Nog aan de beurt
desk-number-deferred = Later nog eens
desk-number-refused = Geweigerd
desk-number-unknown = Bezorgd zonder antwoord: misschien aangekomen
desk-number-withdrawn = Afgemeld voor hij uitging
desk-number-cancelled = Gestopt voor hij uitging
desk-refresh = Ververs deze pagina
desk-see-mail = Bekijk de update
desk-see-sending = Bekijk hoe ver het is
desk-see-sent = Bekijk hoe het ging
desk-nothing-is-sent = Er gaat nu geen enkele mail uit. Vraag wie de dienst beheert om `rondbrief sending status`.
desk-later = Later nog eens
desk-refusals = Geweigerd
desk-own-words = Wat de servers zeiden
desk-next-try = { $readers }. Volgende poging: { $moment }.
desk-next-try-paused = zodra de update verder mag
desk-next-try-soon = zodra het kan
desk-no-next-try = { $readers }. We proberen het niet nog eens.
desk-pace = Tempo
desk-pace-minute =
    { $count ->
        [one] Ongeveer één lezer per minuut, gerekend over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per minuut, gerekend over de laatste vijf minuten
    }
desk-pace-hour =
    { $count ->
        [one] Ongeveer één lezer per uur, gerekend over de laatste vijf minuten
       *[other] Ongeveer { $count } lezers per uur, gerekend over de laatste vijf minuten
    }
desk-pace-none = De laatste vijf minuten zei geen mailserver ja of nee
desk-pace-paused = Er gaat niets uit
desk-end = Verwacht einde
desk-end-about = Rond { $moment } is iedereen aan de beurt geweest
desk-end-unknown = Nog niet te zeggen
desk-end-paused = Niet te zeggen zolang hij stilstaat
desk-end-later = Bij een aantal lezers proberen we het later nog eens
desk-end-all = Iedereen is aan de beurt geweest
desk-live-on = Deze pagina werkt zichzelf bij.
desk-live-off = Ververs de pagina om te zien hoe ver het nu is.
desk-meaning-no-mailbox = Dit adres bestaat niet
desk-meaning-closed = De mailbox is gesloten
desk-meaning-full = De mailbox is vol
desk-meaning-about-us = De mailserver vertrouwt onze mail niet
desk-meaning-greylisted = De mailserver vraagt om straks terug te komen
desk-meaning-too-fast = De mailserver vraagt om het rustiger aan te doen
desk-meaning-no-contact = Er kwam geen antwoord
desk-meaning-other = Iets anders
