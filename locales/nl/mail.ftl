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
mail-why-editor = Je krijgt deze mail omdat je bij de redactie van ‘{ $list }’ hoort.
mail-choice = Hoor je bij de redactie? In je account kies je waarover je mail krijgt.
mail-choice-link = Naar je account

## Confirmation

mail-confirmation-subject = Bevestig je aanmelding voor { $list }
mail-confirmation-title = Bevestig je aanmelding
mail-confirmation-asked = Iemand, waarschijnlijk jij, heeft dit adres ingevuld om de updates van ‘{ $list }’ te krijgen.
mail-confirmation-how = Klopt dat? Open dan de link hieronder en druk daar op de knop. Pas daarna ben je aangemeld.
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
mail-welcome-what = Je krijgt { $often } een update: met nieuws, bijeenkomsten, publicaties en podcasts.
mail-welcome-archive = Lees de eerdere updates
mail-welcome-receipt-title = Waar je toestemming voor gaf
mail-welcome-receipt-page = Op onze pagina { $page } heb je op { $date } om { $time } het formulier ingevuld.
mail-welcome-receipt-embed = Op { $date } om { $time } heb je ons formulier op een andere site ingevuld.
mail-welcome-receipt-api = Op { $date } om { $time } heb je je aangemeld via een andere site of een app.
mail-welcome-receipt-other = Je hebt je aangemeld op { $date } om { $time }.
mail-welcome-receipt-confirmed = Je hebt dat bevestigd op { $date } om { $time }. Dat is de tijd in { $zone }.
mail-welcome-receipt-words = Je ging akkoord met deze tekst:
mail-welcome-receipt-keep = Bewaar deze mail als bewijs. Je kunt je toestemming altijd intrekken, door je af te melden.
mail-welcome-leave-title = Toch geen updates?
mail-welcome-leave = Onder elke update staat een link om je meteen af te melden. Dat kan ook nu:
mail-welcome-leave-link = Meld mij af voor { $list }
mail-welcome-why = Je krijgt deze mail omdat je je aanmelding voor ‘{ $list }’ hebt bevestigd.

## The update

mail-issue-subject = { $list }: update van { $month }
mail-issue-masthead = Update · nummer { $number } · { $month }
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
mail-reminder-cutoff = Op { $date } om { $time } wordt de update samengesteld. Alle berichten die dan in de wachtrij staan, gaan mee.
mail-reminder-sends = De update wordt verstuurd op { $date } om { $time }.
mail-reminder-waiting =
    { $count ->
        [0] De wachtrij is nog leeg.
        [one] Er staat één bericht klaar:
       *[other] Er staan { $count } berichten klaar:
    }
mail-reminder-add = Voeg een bericht toe
mail-reminder-queue = Bekijk de wachtrij
mail-review-subject = Bekijk update { $number } van { $list }
mail-review-title = Bekijk update { $number }
mail-review-composed = Update { $number } van ‘{ $list }’ is samengesteld.
mail-review-planned = De update wordt verstuurd op { $date } om { $time }. Keurt niemand de update goed, dan wordt er niets verstuurd.
mail-review-automatic = De update wordt op { $date } om { $time } automatisch verstuurd, ook zonder goedkeuring.
mail-review-two = Twee mensen van de redactie moeten de update goedkeuren.
mail-review-by-hand = De update heeft geen vast moment. Na de goedkeuring verstuur je de update zelf.
mail-review-by-hand-at-once = De update heeft geen vast moment. Je verstuurt de update zelf.
mail-review-ask = Bekijk hoe de update eruitziet, wijzig wat beter kan en keur de update goed.
mail-review-ask-hold = Bekijk hoe de update eruitziet en wijzig wat beter kan. Moet de update nog wachten? Zet de update dan in de wacht.
mail-look = Bekijk update { $number }
mail-held-subject = Update { $number } van { $list } staat in de wacht
mail-held-title = Update { $number } staat in de wacht
mail-held-not-approved = Op het moment van versturen had niemand de update goedgekeurd.
mail-held-moment-passed = Het moment van versturen ging voorbij terwijl de dienst niet draaide.
mail-held-unbuildable = De update is te lang voor een mail, of er kon geen mail van worden gemaakt. Maak de update korter, bekijk het resultaat en keur de update opnieuw goed.
mail-held-checks = De controle vond nog een fout op het moment van versturen. Bekijk wat er rood is, los dat op en keur de update opnieuw goed.
mail-held-altered = De naam, de afzender of een vaste tekst van de lijst is veranderd nadat de update was goedgekeurd. Bekijk de update en keur die opnieuw goed.
mail-held-editor = Iemand van de redactie heeft de update in de wacht gezet.
mail-held-safe = De lezers hebben nog niets gekregen, en er is niets verloren. De update wordt pas verstuurd na goedkeuring.
mail-paused-subject = Update { $number } van { $list } is gepauzeerd
mail-paused-title = Update { $number } is gepauzeerd
mail-paused-editor = Iemand van de redactie heeft het versturen gepauzeerd.
mail-paused-refusals = Mailservers weigeren te veel adressen: { $limit } van de honderd, of meer. Meestal bestaan die adressen niet meer.
mail-paused-blocked = Mailservers weigeren de update, en dat ligt niet aan de lezers. De mailservers vertrouwen ons niet als afzender, of denken dat de update spam is. Laat de beheerder dit oplossen voordat je verdergaat.
mail-paused-safe = Wie de update nog niet heeft, krijgt niets totdat je verdergaat met versturen. We halen hierom niemand van de lijst.
mail-paused-ask = Bij de redactie lees je wat de mailservers antwoordden. Daar ga je verder met versturen, of stop je definitief.
mail-paused-look = Bekijk het versturen van update { $number }
mail-sent-subject = Update { $number } van { $list } is verstuurd
mail-sent-title = Update { $number } is verstuurd
mail-sent-lead = { $done } van de { $all } mails zijn aangekomen bij de mailserver.
mail-sent-all =
    { $count ->
        [0] De lijst had nog geen lezers.
        [one] De mail aan je ene lezer is aangekomen bij de mailserver.
       *[other] Alle { $count } mails zijn aangekomen bij de mailserver.
    }
mail-sent-why = Waarom mailservers de update weigerden, en bij hoeveel lezers:
mail-sent-look = Lees wat de mailservers antwoordden, of verstuur de update alsnog naar de lezers die nog niets kregen.
mail-sent-way = Bekijk hoe het versturen ging
mail-sent-left = Bij de cijfers zie je de komende weken hoeveel lezers zich na deze update afmelden.
mail-sent-numbers = Naar de cijfers
mail-stopped-subject = Update { $number } van { $list } is gestopt
mail-stopped-title = Update { $number } is gestopt
mail-sign-in-subject = Log in bij de redactie
mail-sign-in-title = Log in
mail-sign-in-asked = Iemand, waarschijnlijk jij, wil met dit adres inloggen bij de redactie van ‘{ $list }’.
mail-sign-in-how = Open de link in de browser waarin je de link hebt aangevraagd, en druk daar op de knop.
mail-sign-in-button = Naar de redactie
mail-sign-in-code = Opent de link in een andere browser? Vul dan deze code in op de pagina waar je de link hebt aangevraagd:
mail-sign-in-until = De link en de code werken tien minuten. Gebruik je de een, dan werkt de ander niet meer.
mail-sign-in-not-you = Heb je dit niet gevraagd?
mail-sign-in-nothing = Dan hoef je niets te doen. Alleen jij hebt de link en de code gekregen, en ze werken alleen in de browser waarin de link is aangevraagd. Geef de code aan niemand.
mail-invitation-subject = Welkom bij de redactie van { $list }
mail-invitation-title = Welkom bij de redactie
mail-invitation-viewer = Je bent uitgenodigd om mee te kijken bij ‘{ $list }’. Je ziet de wachtrij, de edities en de cijfers.
mail-invitation-editor = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’.
mail-invitation-publisher = Je bent uitgenodigd om berichten klaar te zetten voor ‘{ $list }’, en om de update goed te keuren en te versturen.
mail-invitation-owner = Je bent uitgenodigd om ‘{ $list }’ te beheren: de instellingen, de mensen en de lezers.
mail-invitation-how = Ga naar de redactie en vul dit e-mailadres in. Je krijgt dan een link om in te loggen. Een wachtwoord heb je niet nodig.
mail-invitation-button = Naar de redactie
mail-wish-title = Een lezer wil overal gewist worden
mail-wish-text = Een eigenaar van ‘{ $list }’ geeft door dat een lezer van alle lijsten gewist wil worden. Van ‘{ $list }’ is de lezer al gewist.
mail-wish-ask = Beslis jij over de andere lijsten? Dat doe je bij de redactie.
mail-wish-button = Beslis hierover

## The newest hash of the log

mail-log-hash-title = Het logboek van Rondbrief: de hash van deze maand
mail-log-hash-text = Rondbrief houdt bij wie wat heeft gedaan, en welke toestemmingen er zijn. Met de hash in deze mail kun je later zien of iemand het logboek heeft veranderd. Bewaar deze mail.
mail-log-hash-count = { $count ->
    [one] Het logboek heeft één regel. De hash is:
   *[other] Het logboek heeft { $count } regels. De nieuwste hash is:
}
mail-log-hash-how = Wie de installatie beheert, controleert het logboek met ‘rondbrief audit verify --head’ en daarachter deze hash.
mail-log-hash-button = Bekijk het logboek
mail-log-hash-why = Je krijgt deze mail elke maand, uit naam van ‘{ $list }’, omdat je eigenaar bent van alle lijsten.
