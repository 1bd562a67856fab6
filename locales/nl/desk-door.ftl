### The desk: signing in, in Dutch.

desk-sign-in = Inloggen bij de redactie
desk-sign-in-lead = Vul je e-mailadres in. Je krijgt dan een mail met een link om in te loggen. Een wachtwoord heb je niet nodig.
desk-sign-in-hint = Het adres waarop je bent uitgenodigd
desk-sign-in-button = Stuur mij een link
desk-asked = Kijk in je mailbox
desk-asked-text = Hoort dit adres bij de redactie? Dan is er nu een mail onderweg met een link om in te loggen.
desk-asked-browser = Open de link binnen tien minuten, in deze browser. In een andere browser werkt de link niet.
desk-asked-nothing = Na een paar minuten nog geen mail? Kijk dan bij je ongewenste mail (spam), en controleer of je het adres goed hebt getypt.
desk-asked-again = Probeer het nog eens
desk-link = Inloggen
desk-link-text = Druk op de knop, dan ben je ingelogd.
desk-link-button = Log in
desk-link-other = Open de link in de andere browser
desk-link-other-text = Deze link werkt alleen in de browser waarin je de link hebt aangevraagd. Open de link daar, of vraag hier een nieuwe aan.
desk-link-over = Deze link werkt niet meer
desk-link-over-text = Een link om in te loggen werkt tien minuten, en maar één keer. Vraag een nieuwe link aan.
desk-link-new = Vraag een nieuwe link aan
desk-first = Word de eerste eigenaar
desk-first-lead = Een eigenaar nodigt anderen uit en bepaalt wat zij mogen. Er is nog geen eigenaar. Dat word jij.
desk-first-hint = Naar dit adres sturen we je links om in te loggen. Controleer of het klopt.
desk-first-button = Word eigenaar
desk-name = Naam
desk-name-hint = Zo zien je collega's wie iets heeft gedaan
desk-name-empty = Vul je naam in.
