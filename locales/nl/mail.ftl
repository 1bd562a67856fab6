### The mails, in Dutch.

## Parts of several mails

mail-leave = Afmelden
mail-on-the-web = Bekijk op het web
mail-why-since = Je krijgt deze update omdat je je op { $date } hebt aangemeld voor { $list }.
mail-why = Je krijgt deze update omdat je bent aangemeld voor { $list }.
mail-no-tracking = We houden niet bij of je leest of klikt.
mail-from = Deze mail komt van { $sender }, { $postal }.
mail-reply = Heb je een vraag? Beantwoord deze mail.
mail-privacy = Zo gaan we met je gegevens om
mail-why-editor = Je krijgt deze mail omdat je redacteur bent van ‘{ $list }’.
mail-choice = Werk je bij de redactie? Bij je account kies je waarover je mail krijgt.
mail-choice-link = Naar je account

## Confirmation

mail-confirmation-subject = Bevestig je aanmelding voor { $list }
mail-confirmation-title = Bevestig je aanmelding
mail-confirmation-asked = Iemand, waarschijnlijk jij, heeft dit adres ingevuld om ‘{ $list }’ van { $sender } per mail te krijgen.
mail-confirmation-how = Klopt dat? Open dan de link hieronder en klik daar op de knop. Pas daarna ben je aangemeld.
mail-confirmation-button = Mijn aanmelding bevestigen
mail-confirmation-until = De link werkt tot en met { $date }.
mail-confirmation-not-you = Heb je dit niet gevraagd?
mail-confirmation-nothing = Dan hoef je niets te doen. Zonder bevestiging sturen we je niets, en na zeven dagen wissen we dit adres.
mail-confirmation-refuse = Ik heb dit niet gevraagd: mail mij niet meer
mail-confirmation-why = Je krijgt deze ene mail omdat dit adres is ingevuld op het aanmeldformulier van ‘{ $list }’.

## Welcome

mail-welcome-subject = Je bent aangemeld voor { $list }
mail-welcome-title = Welkom
mail-welcome-done = Je bent aangemeld voor ‘{ $list }’. Fijn dat je meeleest.
mail-welcome-what = Als er iets te vertellen is, krijg je een update: nieuws, bijeenkomsten, en wat er te lezen en te luisteren is.
mail-welcome-archive = Lees de updates die er al zijn
mail-welcome-leave-title = Toch liever niet?
mail-welcome-leave = Onder elke update staat een link waarmee je je in één keer afmeldt. Dat kan nu ook al:
mail-welcome-leave-link = Meld mij af voor { $list }
mail-welcome-why = Je krijgt deze mail omdat je je aanmelding voor ‘{ $list }’ hebt bevestigd.

## The update

mail-issue-subject = { $list }: update van { $month }
mail-issue-masthead = Update · nummer { $number } · { $month }
mail-section-news = Nieuws
mail-section-event = Agenda
mail-section-publication = Publicaties
mail-section-podcast = Podcasts
mail-read-on = Lees verder
mail-picture = Afbeelding
mail-source = Bron
mail-register = Aanmelden
mail-full = Volgeboekt
mail-calendar = Zet in je agenda
mail-clock = { $hour }.{ $minute }
mail-hours = { $from }–{ $until } uur
mail-days = van { $from } tot { $until }

## To editors

mail-reminder-subject = { $list }: de wachtrij sluit op { $day }
mail-reminder-title = De volgende update komt eraan
mail-reminder-cutoff = Op { $date } om { $time } wordt de update samengesteld. Alles wat dan in de wachtrij staat, gaat mee.
mail-reminder-sends = Verstuurd wordt hij op { $date } om { $time }.
mail-reminder-waiting =
    { $count ->
        [0] De wachtrij is nog leeg.
        [one] Er staat één bericht klaar:
       *[other] Er staan { $count } berichten klaar:
    }
mail-reminder-add = Voeg een bericht toe
mail-reminder-queue = Bekijk de wachtrij
mail-kind-news = nieuws
mail-kind-event = agenda
mail-kind-publication = publicatie
mail-kind-podcast = podcast
mail-review-subject = Kijk naar update { $number } van { $list }
mail-review-title = Kijk naar update { $number }
mail-review-composed = Update { $number } van ‘{ $list }’ is samengesteld.
mail-review-planned = Hij staat klaar voor { $date } om { $time }. Zonder goedkeuring wordt hij dan vastgehouden.
mail-review-automatic = Hij gaat op { $date } om { $time } vanzelf naar de lezers, ook zonder goedkeuring.
mail-review-two = Twee van de redactie moeten hem goedkeuren.
mail-review-by-hand = Hij heeft geen vast moment: na je goedkeuring verstuur je hem zelf.
mail-review-by-hand-at-once = Hij heeft geen vast moment: je verstuurt hem zelf.
mail-review-ask = Bekijk hoe hij eruitziet, verander wat beter kan, en keur hem goed.
mail-review-ask-hold = Bekijk hoe hij eruitziet, en verander wat beter kan. Moet hij wachten? Houd hem dan vast.
mail-look = Bekijk update { $number }
mail-held-subject = Update { $number } van { $list } wordt vastgehouden
mail-held-title = Update { $number } wordt vastgehouden
mail-held-not-approved = Het moment van versturen kwam, en niemand had de update goedgekeurd.
mail-held-moment-passed = Het moment van versturen ging voorbij terwijl de dienst niet draaide.
mail-held-unbuildable = De update is te lang voor een mail, of kon niet worden gemaakt. Maak hem korter, bekijk hem, en keur hem opnieuw goed.
mail-held-checks = Toen de update zou uitgaan, stond er bij de controle nog iets roods. Kijk wat dat is, los het op, en keur hem opnieuw goed.
mail-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd nadat de update was goedgekeurd. Kijk hem na, en keur hem opnieuw goed.
mail-held-editor = Iemand van de redactie heeft de update vastgehouden.
mail-held-safe = De lezers hebben nog niets gekregen, en er is niets verloren. Hij gaat pas uit als jij dat zegt.
mail-paused-subject = Update { $number } van { $list } staat stil
mail-paused-title = Update { $number } staat onderweg stil
mail-paused-editor = Iemand van de redactie heeft het versturen stilgezet.
mail-paused-refusals = Te veel adressen worden door hun mailserver geweigerd: { $limit } van de honderd, of meer. Meestal zijn dat adressen die niet meer bestaan.
mail-paused-blocked = Mailservers weigeren de update om iets wat aan ons ligt en niet aan de lezer: hun beleid, ons bewijs van wie hem verstuurt, of een vermoeden van spam. Laat dat verhelpen voordat hij verder gaat.
mail-paused-safe = Wie hem nog niet heeft, krijgt niets zolang jij het niet zegt, en niemand wordt hierom van de lijst gehaald.
mail-paused-ask = Bij de redactie lees je wat de servers zeiden. Daar laat je hem verder gaan, of stop je hem voorgoed.
mail-paused-look = Bekijk hoe het staat met update { $number }
mail-sent-subject = Update { $number } van { $list } is verstuurd
mail-sent-title = Update { $number } is verstuurd
mail-sent-lead = De mailserver van { $done } van de { $all } lezers nam hem aan.
mail-sent-all =
    { $count ->
        [0] De lijst had nog geen lezers.
        [one] De mailserver van je ene lezer nam hem aan.
       *[other] De mailservers van alle { $count } lezers namen hem aan.
    }
mail-sent-why = Waarom mailservers hem weigerden, en van hoeveel lezers:
mail-sent-look = Lees wat de servers zeiden, of stuur hem alsnog aan wie hem niet heeft.
mail-sent-way = Bekijk hoe het ging
mail-sent-left = Hoeveel lezers zich na deze update afmelden, zie je de komende weken bij de cijfers.
mail-sent-numbers = Naar de cijfers
mail-stopped-subject = Update { $number } van { $list } is gestopt
mail-stopped-title = Update { $number } is gestopt
mail-sign-in-subject = Log in bij de redactie
mail-sign-in-title = Log in
mail-sign-in-asked = Iemand, waarschijnlijk jij, wil met dit adres inloggen bij de redactie van ‘{ $list }’.
mail-sign-in-how = Open de link in de browser waarin je hem hebt gevraagd, en druk daar op de knop.
mail-sign-in-button = Naar de redactie
mail-sign-in-until = De link werkt tien minuten, en één keer.
mail-sign-in-not-you = Heb je dit niet gevraagd?
mail-sign-in-nothing = Dan hoef je niets te doen. De link werkt alleen in de browser van wie hem vroeg, en alleen jij hebt hem gekregen.
mail-invitation-subject = Welkom bij de redactie van { $list }
mail-invitation-title = Welkom bij de redactie
mail-invitation-reader = Je bent uitgenodigd om mee te kijken bij ‘{ $list }’: in de wachtrij, de edities en de cijfers.
mail-invitation-editor = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’.
mail-invitation-publisher = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’, en om de update goed te keuren en te versturen.
mail-invitation-owner = Je bent uitgenodigd om ‘{ $list }’ te beheren: de instellingen, de mensen en de lezers.
mail-invitation-how = Ga naar de redactie en vul dit e-mailadres in. Je krijgt dan een link waarmee je inlogt; een wachtwoord is er niet.
mail-invitation-button = Naar de redactie
