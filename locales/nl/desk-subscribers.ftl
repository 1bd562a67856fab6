### The desk: readers, in Dutch.

desk-readership = Lezers
desk-readership-lead =
    { $count ->
        [0] Deze lijst heeft nog geen lezers.
        [one] Deze lijst heeft één lezer.
       *[other] Deze lijst heeft { $count } lezers.
    }
desk-readership-numbers = In aantallen
desk-readership-active = Lezers
desk-readership-active-about = Zij gaven toestemming en krijgen elke update.
desk-readership-pending = Nog niet bevestigd
desk-readership-pending-about = Zij kregen een mail met een link. Bevestigen ze niet binnen zeven dagen, dan wissen we het adres.
desk-readership-expired = Niet op tijd bevestigd
desk-readership-expired-about = Zij kunnen niet meer bevestigen. Hun adres wordt binnen een uur gewist.
desk-readership-left = Afgemeld
desk-readership-left-about = Zij krijgen niets meer. Alleen zijzelf kunnen zich weer aanmelden.
desk-subscriber = Lezer
desk-subscriber-find = Zoek een lezer
desk-subscriber-find-button = Zoek
desk-subscriber-nobody = Niemand op deze lijst heeft dit adres. Controleer het adres.
desk-subscriber-email = E-mailadres
desk-subscriber-email-hint = Het volledige adres
desk-subscriber-known-as = Naam
desk-subscriber-language = Taal
desk-subscriber-add = Voeg een lezer toe
desk-subscriber-add-about = Gaf iemand op papier of in een gesprek toestemming? Met bewijs daarvan kun je diegene toevoegen.
desk-subscriber-add-lead = Voeg alleen iemand toe als je bewijs hebt dat diegene deze lijst wil ontvangen. We sturen geen mail om dat te vragen.
desk-subscriber-add-button = Voeg toe
desk-subscriber-name = Naam (hoeft niet)
desk-subscriber-name-hint = Zoals diegene genoemd wil worden
desk-subscriber-proof = Bewijs van toestemming
desk-subscriber-proof-hint = Wat diegene zei of tekende, wanneer dat was, en wie het bewijs bewaart
desk-subscriber-proof-empty = Schrijf op hoe diegene toestemming gaf. Zonder bewijs voegen we niemand toe.
desk-subscriber-proof-long = Dit is te lang. Gebruik minder dan 2.000 tekens.
desk-subscriber-proof-control = Hierin staat een onzichtbaar teken. Typ de tekst opnieuw.
desk-subscriber-day = Dag van de toestemming
desk-subscriber-day-hint = De dag waarop diegene toestemming gaf
desk-subscriber-day-future = Deze dag ligt in de toekomst. Vul de dag in waarop diegene toestemming gaf.
desk-subscriber-already = Dit adres ontvangt deze lijst al. Er is niets veranderd.
desk-subscriber-has-left = De lezer met dit adres heeft zich afgemeld. Alleen de lezer zelf kan zich weer aanmelden, met het formulier.
desk-subscriber-barred = Dit adres kun je niet toevoegen. Deze persoon kan zich wel zelf aanmelden, met het formulier.
desk-subscriber-is-active = Ontvangt de update
desk-subscriber-is-pending = Nog niet bevestigd
desk-subscriber-is-expired = Niet op tijd bevestigd
desk-subscriber-is-left = Afgemeld
desk-subscriber-history = Geschiedenis
desk-subscriber-asked-page = Aangevraagd met het formulier op onze pagina
desk-subscriber-asked-embed = Aangevraagd met ons formulier op de site
desk-subscriber-asked-api = Aangevraagd met een formulier van de site zelf
desk-subscriber-asked-import = Aangevraagd, en overgenomen uit een bestand
desk-subscriber-asked-editor = Aangevraagd bij de redactie
desk-subscriber-agreed = Toestemming gegeven, met dit bewijs:
desk-subscriber-confirmed = Bevestigd, bij deze tekst (versie { $version }):
desk-subscriber-mail-confirmation = Mail om te bevestigen
desk-subscriber-mail-welcome = Welkomstmail
desk-subscriber-mail-issue = Update { $number }
desk-subscriber-left = Heeft zich afgemeld
desk-subscriber-untracked = We meten niet of iemand een mail opent of ergens op klikt. Dat staat hier dus niet.
desk-subscriber-logged = In het logboek staat dat je deze pagina hebt geopend.
desk-subscriber-back = Naar de lezers
desk-subscriber-see = Naar de lezer
desk-subscriber-ask-again = Vraag opnieuw om bevestiging
desk-subscriber-ask-from = Vanaf { $moment } kun je deze persoon opnieuw om bevestiging vragen.
desk-subscriber-unsubscribe = Meld af
desk-subscriber-unsubscribe-ask = Deze lezer afmelden?
desk-subscriber-unsubscribe-text = De lezer krijgt dan niets meer van deze lijst, ook geen mail hierover. Alleen de lezer zelf kan zich weer aanmelden.
desk-subscriber-erase = Wis deze lezer
desk-subscriber-erase-ask = Deze lezer wissen?
desk-subscriber-erase-goes = Dit wissen we: de naam, de aanmelding en de toestemmingen op deze lijst, en het adres zodra geen enkele lijst het nodig heeft.
desk-subscriber-erase-stays = Dit blijft bewaard: een onleesbaar kenmerk van het adres, zodat niemand het adres weer toevoegt. De verstuurde updates blijven meetellen in de cijfers. In het logboek staat dat jij dit deed, zonder het adres.
desk-subscriber-erase-after = Je kunt dit niet ongedaan maken. De lezer kan zich later wel zelf weer aanmelden.
desk-subscriber-reach = Waar wissen we deze lezer?
desk-subscriber-reach-list = Op deze lijst
desk-subscriber-reach-list-about = Kies dit als de lezer alleen deze lijst noemde.
desk-subscriber-reach-wish = Op deze lijst, en geef door dat de lezer overal gewist wil worden
desk-subscriber-reach-wish-about = De eigenaars van alle lijsten beslissen daarover. Niemand ziet hier of de lezer op een andere lijst staat.
desk-subscriber-reach-all = Op alle lijsten
desk-subscriber-reach-all-about = Niemand kan het adres daarna weer aan een lijst toevoegen.
desk-subscriber-cannot-not-pending = Deze persoon hoeft niet meer te bevestigen. Er is niets veranderd.
desk-subscriber-cannot-again = We hebben de mail om te bevestigen al een keer opnieuw gestuurd. Vraag de lezer om het formulier nog eens in te vullen.
desk-subscriber-cannot-too-soon = We hebben deze persoon minder dan tien minuten geleden een mail om te bevestigen gestuurd. Probeer het over een paar minuten nog eens.
desk-subscriber-cannot-no-reader = Deze persoon ontvangt de lijst niet. Er is niets veranderd.
desk-subscriber-done-added = De lezer is toegevoegd en krijgt de volgende update.
desk-subscriber-done-asked-again = De mail om te bevestigen is opnieuw onderweg. De link in de vorige mail werkt niet meer.
desk-subscriber-done-unsubscribed = De lezer is afgemeld.
desk-subscriber-done-erased-list = De lezer is van deze lijst gewist.
desk-subscriber-done-erased-wish = De lezer is van deze lijst gewist. De eigenaars van alle lijsten zien dat de lezer overal gewist wil worden.
desk-subscriber-done-erased-all = De lezer is van alle lijsten gewist.
desk-wishes = Wensen om gewist te worden
desk-wishes-lead =
    { $count ->
        [0] Niemand wacht erop om van alle lijsten gewist te worden.
        [one] Eén lezer wil van alle lijsten gewist worden.
       *[other] { $count } lezers willen van alle lijsten gewist worden.
    }
desk-wishes-see = Beslis daarover
desk-wishes-about = Eigenaars van één lijst gaven dit door. Zij wisten de lezer van hun eigen lijst, en zien niet of het adres op een andere lijst staat.
desk-wishes-from = Doorgegeven door { $list }, { $moment }
desk-wishes-erase = Wis overal
desk-wishes-leave = Wis verder niets
desk-wishes-done-erased = Het adres is van alle lijsten gewist.
desk-wishes-done-left = Er is verder niets gewist.
