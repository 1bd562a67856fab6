### The desk: signing in, in Dutch.

desk-sign-in = Inloggen bij de redactie
desk-sign-in-lead = Vul je e-mailadres in, dan krijg je een link waarmee je inlogt. Een wachtwoord is er niet.
desk-sign-in-hint = Het adres waarop je bent uitgenodigd
desk-sign-in-button = Stuur mij een link
desk-asked = Kijk in je mailbox
desk-asked-text = Als dit adres bij de redactie hoort, is er nu een mail onderweg met een link om in te loggen.
desk-asked-browser = Open de link in deze browser, binnen tien minuten. In een andere browser werkt hij niet.
desk-asked-nothing = Geen mail na een paar minuten? Kijk dan bij de ongewenste mail, en of je het adres goed hebt getypt.
desk-asked-again = Probeer het nog eens
desk-link = Inloggen
desk-link-text = Druk op de knop, dan ben je ingelogd.
desk-link-button = Log in
desk-link-other = Open de link in de andere browser
desk-link-other-text = Deze link werkt alleen in de browser waarin je hem hebt gevraagd. Open hem daar, of vraag hier een nieuwe.
desk-link-over = Deze link werkt niet meer
desk-link-over-text = Een link om in te loggen werkt tien minuten, en één keer. Vraag een nieuwe.
desk-link-new = Vraag een nieuwe link
desk-first = Word de eerste eigenaar
desk-first-lead = Een eigenaar nodigt anderen uit en bepaalt wat zij mogen. Er is er nog geen: dat word jij.
desk-first-hint = Hierheen sturen we straks je links om in te loggen. Kijk het goed na.
desk-first-button = Word eigenaar
desk-name = Naam
desk-name-hint = Zo zien je collega's wie wat deed
desk-name-empty = Vul je naam in.
