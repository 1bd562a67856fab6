### Everything Rondbrief says in Dutch.

## Dates and times

weekday-0 = maandag
weekday-1 = dinsdag
weekday-2 = woensdag
weekday-3 = donderdag
weekday-4 = vrijdag
weekday-5 = zaterdag
weekday-6 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
time = { $hour }.{ $minute } uur

## Wording

wording = Ik wil de update van { $list } per e-mail ontvangen. Ik kan me op elk moment afmelden met de link onder elke mail.

## Addresses

address-empty = Vul je e-mailadres in.
address-shape = Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl.
address-local-not-ascii = Voor de @ staan letters met accenten. Zulke adressen kunnen wij niet bereiken. Gebruik een ander adres.
address-local = Voor de @ staat een teken of punt dat mailservers weigeren. Kijk het adres nog eens na.
address-domain = Na de @ staat geen bestaand soort domein. Denk aan voorbeeld.nl.
address-too-long = Dit adres is te lang. Kijk het nog eens na.

## Mail: what stands in more than one

mail-leave = Afmelden
mail-on-the-web = Bekijk op het web
mail-why-since = Je krijgt deze update omdat je je op { $date } hebt aangemeld voor { $list }.
mail-why = Je krijgt deze update omdat je bent aangemeld voor { $list }.
mail-no-tracking = We houden niet bij of je leest of klikt.
mail-from = Deze mail komt van { $sender }, { $postal }.
mail-reply = Heb je een vraag? Beantwoord deze mail.
mail-privacy = Zo gaan we met je gegevens om
mail-why-editor = Je krijgt deze mail omdat je redacteur bent van ‘{ $list }’.

## Mail: confirmation

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

## Mail: welcome

mail-welcome-subject = Je bent aangemeld voor { $list }
mail-welcome-title = Welkom
mail-welcome-done = Je bent aangemeld voor ‘{ $list }’. Fijn dat je meeleest.
mail-welcome-what = Als er iets te vertellen is, krijg je een update: nieuws, bijeenkomsten, en wat er te lezen en te luisteren is.
mail-welcome-archive = Lees de updates die er al zijn
mail-welcome-leave-title = Toch liever niet?
mail-welcome-leave = Onder elke update staat een link waarmee je je in één keer afmeldt. Dat kan nu ook al:
mail-welcome-leave-link = Meld mij af voor { $list }
mail-welcome-why = Je krijgt deze mail omdat je je aanmelding voor ‘{ $list }’ hebt bevestigd.

## Mail: issue

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

## Mail: to the editors

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
mail-reminder-add = Zo voeg je een bericht toe:
mail-kind-news = nieuws
mail-kind-event = agenda
mail-kind-publication = publicatie
mail-kind-podcast = podcast
mail-review-subject = Kijk naar update { $number } van { $list }
mail-review-title = Kijk naar update { $number }
mail-review-composed = Update { $number } van ‘{ $list }’ is samengesteld.
mail-review-planned = Hij staat klaar voor { $date } om { $time }. Zonder goedkeuring wordt hij dan vastgehouden.
mail-review-automatic = Hij gaat op { $date } om { $time } vanzelf naar de lezers, ook zonder goedkeuring.
mail-review-by-hand = Hij heeft geen vast moment: na je goedkeuring verstuur je hem zelf.
mail-command-look = Zo bekijk je hem:
mail-command-approve = Zo keur je hem goed:
mail-command-publish = Zo verstuur je hem:
mail-command-hold = Zo houd je hem vast:
mail-held-subject = Update { $number } van { $list } wordt vastgehouden
mail-held-title = Update { $number } wordt vastgehouden
mail-held-not-approved = Het moment van versturen kwam, en niemand had de update goedgekeurd.
mail-held-moment-passed = Het moment van versturen ging voorbij terwijl de dienst niet draaide.
mail-held-editor = Iemand van de redactie heeft de update vastgehouden.
mail-held-safe = De lezers hebben nog niets gekregen, en er is niets verloren. Hij gaat pas uit als jij dat zegt.
