<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>AttachmentWords</name>
    <message>
        <source>%1, %2</source>
        <comment>attachment name, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>press to fetch</source>
        <translation>zum Laden drücken</translation>
    </message>
    <message>
        <source>not fetched yet, press to try again</source>
        <translation>noch nicht geladen, zum Wiederholen drücken</translation>
    </message>
    <message>
        <source>fetching, %1 %</source>
        <translation>wird geladen, %1 %</translation>
    </message>
    <message>
        <source>waiting to send</source>
        <translation>wartet auf Versand</translation>
    </message>
    <message>
        <source>sending, %1 %</source>
        <translation>wird gesendet, %1 %</translation>
    </message>
    <message>
        <source>missing on this device and on the server</source>
        <translation>fehlt auf diesem Gerät und auf dem Server</translation>
    </message>
</context>
<context>
    <name>CertificateWords</name>
    <message>
        <source>If your company signs its certificates itself, choose the file of its authority. Your desk has it. Do not go on without.</source>
        <translation>Wenn Ihre Firma ihre Zertifikate selbst ausstellt, wählen Sie die Datei ihrer Zertifizierungsstelle. Ihr Helpdesk hat sie. Machen Sie nicht ohne sie weiter.</translation>
    </message>
    <message>
        <source>Look whether this device’s date is right. If it is, your desk has to renew the certificate.</source>
        <translation>Prüfen Sie, ob das Datum dieses Geräts stimmt. Wenn ja, muss Ihr Helpdesk das Zertifikat erneuern.</translation>
    </message>
    <message>
        <source>Look whether this device’s date is right.</source>
        <translation>Prüfen Sie, ob das Datum dieses Geräts stimmt.</translation>
    </message>
    <message>
        <source>Look for a slip in the address. In a hotel or guest network, sign in to the network first.</source>
        <translation>Prüfen Sie, ob die Adresse richtig geschrieben ist. In einem Hotel- oder Gastnetz melden Sie sich zuerst im Netz an.</translation>
    </message>
    <message>
        <source>Tell your desk what is written here. Do not go on without their answer.</source>
        <translation>Sagen Sie Ihrem Helpdesk, was hier steht. Machen Sie nicht ohne Antwort weiter.</translation>
    </message>
</context>
<context>
    <name>ConflictRowWords</name>
    <message>
        <source>impact %1 × urgency %2</source>
        <translation>Auswirkung %1 × Dringlichkeit %2</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Secondline: preparing the demo</source>
        <translation>Secondline: Demo wird vorbereitet</translation>
    </message>
    <message>
        <source>A server with real tickets is made on this device. It is seen by nobody else.</source>
        <translation>Auf diesem Gerät entsteht ein Server mit echten Tickets. Niemand sonst sieht ihn.</translation>
    </message>
</context>
<context>
    <name>EntryWidget</name>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Tier 1 owner</source>
        <translation>Verantwortlich (Tier 1)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Wartegrund</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>Wartet bis</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>P%1</source>
        <comment>priority</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what changed: from, to</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>%1: due time computed anew</source>
        <comment>clock</comment>
        <translation>%1: neu berechnet</translation>
    </message>
    <message>
        <source>%1: kept</source>
        <comment>clock</comment>
        <translation>%1: eingehalten</translation>
    </message>
    <message>
        <source>%1: missed</source>
        <comment>clock</comment>
        <translation>%1: nicht eingehalten</translation>
    </message>
    <message>
        <source>%1: near</source>
        <comment>clock</comment>
        <translation>%1: läuft bald ab</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>clock, what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message>
        <source>Assigned at Tier %1</source>
        <translation>In Tier %1 zugewiesen</translation>
    </message>
    <message>
        <source>Moved from Tier %1 to Tier %2</source>
        <translation>Von Tier %1 an Tier %2 verschoben</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Gewartet</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Earlier history</source>
        <translation>Früherer Verlauf</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Geholfen</translation>
    </message>
    <message>
        <source>Helped in part</source>
        <translation>Teils geholfen</translation>
    </message>
    <message>
        <source>Did not help</source>
        <translation>Nicht geholfen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>Nach %1 verschoben</translation>
    </message>
    <message>
        <source>another queue</source>
        <translation>eine andere Warteschlange</translation>
    </message>
    <message>
        <source>Escalated to Tier %1</source>
        <translation>An Tier %1 eskaliert</translation>
    </message>
    <message>
        <source>Returned to Tier %1</source>
        <translation>An Tier %1 zurückgegeben</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Vor-Ort-Besuch</translation>
    </message>
    <message>
        <source>Runbook step</source>
        <translation>Runbook-Schritt</translation>
    </message>
    <message>
        <source>Added to the closing note</source>
        <translation>Abschlussnotiz ergänzt</translation>
    </message>
    <message>
        <source>Removed by a supervisor</source>
        <translation>Von der Leitung entfernt</translation>
    </message>
    <message>
        <source>Time not certain</source>
        <translation>Zeit unsicher</translation>
    </message>
</context>
<context>
    <name>FailureWords</name>
    <message>
        <source>This did not work because of a fault in Secondline</source>
        <translation>Wegen eines Fehlers in Secondline hat das nicht funktioniert</translation>
    </message>
    <message>
        <source>Nothing that was saved is lost. Start Secondline again; if it comes back, report it with the line below.</source>
        <translation>Gespeichertes ist nicht verloren. Starten Sie Secondline neu; tritt der Fehler wieder auf, melden Sie ihn mit der Zeile unten.</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>Das ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>What came in does not have the form it should have. The line below says where.</source>
        <translation>Was ankam, hat nicht die erwartete Form. Die Zeile unten sagt, wo.</translation>
    </message>
    <message>
        <source>This is not on this device</source>
        <translation>Das ist nicht auf diesem Gerät</translation>
    </message>
    <message>
        <source>It may have been removed, or be in a queue that you cannot read. Sync now (F5) and look again.</source>
        <translation>Vielleicht wurde es entfernt oder liegt in einer Warteschlange, die Sie nicht lesen dürfen. Gleichen Sie ab (F5) und sehen Sie dann noch einmal nach.</translation>
    </message>
    <message>
        <source>This is not allowed</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>The line below says which rule or right it needs.</source>
        <translation>Die Zeile unten sagt, welche Regel oder welches Recht nötig ist.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>Free some space and try again. Your text is still here, and all that was saved is safe.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal. Ihr Text ist noch da, Gespeichertes ist sicher.</translation>
    </message>
    <message>
        <source>The profile folder cannot be written</source>
        <translation>In den Profilordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Give yourself the right to write to it, or start Secondline with another folder (--profile).</source>
        <translation>Geben Sie sich das Schreibrecht oder starten Sie Secondline mit einem anderen Ordner (--profile).</translation>
    </message>
    <message>
        <source>A file of this profile is damaged</source>
        <translation>Eine Datei dieses Profils ist beschädigt</translation>
    </message>
    <message>
        <source>Do not delete it. Unsent work is kept in a file of its own; the tickets can be fetched again. Run “secondlinectl verify” to see which file it is.</source>
        <translation>Löschen Sie sie nicht. Nicht Gesendetes liegt in einer eigenen Datei, die Tickets lassen sich neu laden. „secondlinectl verify“ zeigt, welche Datei es ist.</translation>
    </message>
    <message>
        <source>The key does not open this profile</source>
        <translation>Der Schlüssel öffnet dieses Profil nicht</translation>
    </message>
    <message>
        <source>Use the key file that it was made with (--key-file), or unlock the keychain of the account that made it. Nothing was changed.</source>
        <translation>Nehmen Sie die Schlüsseldatei, mit der es angelegt wurde (--key-file), oder entsperren Sie den Schlüsselbund des Kontos, das es angelegt hat. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The system’s keychain does not answer</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht</translation>
    </message>
    <message>
        <source>Unlock it or start its service, then try again. Without one, start Secondline with a key file (--key-file).</source>
        <translation>Entsperren Sie ihn oder starten Sie seinen Dienst und versuchen Sie es noch einmal. Ohne Schlüsselbund starten Sie Secondline mit einer Schlüsseldatei (--key-file).</translation>
    </message>
    <message>
        <source>This profile is open in another program</source>
        <translation>Dieses Profil ist in einem anderen Programm geöffnet</translation>
    </message>
    <message>
        <source>Close that one, or go on working there. The line below names it.</source>
        <translation>Schließen Sie es dort, oder arbeiten Sie dort weiter. Die Zeile unten nennt das Programm.</translation>
    </message>
    <message>
        <source>This profile was written by a newer Secondline</source>
        <translation>Dieses Profil stammt aus einer neueren Version von Secondline</translation>
    </message>
    <message>
        <source>Install that version or a later one. Nothing was changed.</source>
        <translation>Installieren Sie diese oder eine spätere Version. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Everything goes on from this device, and changes go out by themselves later.</source>
        <translation>Sie können auf diesem Gerät weiterarbeiten; Änderungen werden später von selbst gesendet.</translation>
    </message>
    <message>
        <source>What answered is not a Secondline server</source>
        <translation>Die Antwort kam nicht von einem Secondline-Server</translation>
    </message>
    <message>
        <source>Check the address. In a hotel or guest network, sign in to the network first.</source>
        <translation>Prüfen Sie die Adresse. In einem Hotel- oder Gastnetz melden Sie sich zuerst dort an.</translation>
    </message>
    <message>
        <source>The server’s certificate cannot be trusted</source>
        <translation>Das Zertifikat des Servers ist nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>It may be expired, for another name, or from an authority that this device does not know. Ask for the authority’s file (--ca); do not go around it.</source>
        <translation>Vielleicht ist es abgelaufen, gilt für einen anderen Namen oder stammt von einer Zertifizierungsstelle, die dieses Gerät nicht kennt. Fragen Sie nach deren Datei (--ca); umgehen Sie die Prüfung nicht.</translation>
    </message>
    <message>
        <source>The server does not accept your token</source>
        <translation>Der Server nimmt Ihr Token nicht an</translation>
    </message>
    <message>
        <source>Sign in with a new one. All work on this device stays and goes out after that.</source>
        <translation>Melden Sie sich mit einem neuen an. Alle Arbeit bleibt auf diesem Gerät und wird danach gesendet.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>Secondline tries again by itself.</source>
        <translation>Secondline versucht es von selbst wieder.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Rest</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Hover</source>
        <translation>Zeiger darüber</translation>
    </message>
    <message>
        <source>Pressed</source>
        <translation>Gedrückt</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation>Enge Zeilen</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>Bequeme Zeilen</translation>
    </message>
    <message>
        <source>Colour roles</source>
        <translation>Farbrollen</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Page: the name of a full page</source>
        <translation>Seite: Name einer ganzen Seite</translation>
    </message>
    <message>
        <source>Title: the name of a pane or a ticket</source>
        <translation>Titel: Name eines Bereichs oder Tickets</translation>
    </message>
    <message>
        <source>Body: what is read; strong for headings</source>
        <translation>Text: was gelesen wird; fett für Überschriften</translation>
    </message>
    <message>
        <source>Small: second lines, counts, times</source>
        <translation>Klein: zweite Zeilen, Zahlen, Zeiten</translation>
    </message>
    <message>
        <source>Caption: chips and key hints</source>
        <translation>Beischrift: Chips und Tastenhinweise</translation>
    </message>
    <message>
        <source>Chips</source>
        <translation>Chips</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>SLA</source>
        <translation>SLA</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Not sure if sent</source>
        <translation>Versand unsicher</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>Sign, key</source>
        <translation>Zeichen, Taste</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Neues Ticket</translation>
    </message>
    <message>
        <source>Log attempt</source>
        <translation>Versuch festhalten</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Check, radio</source>
        <translation>Kästchen, Knopf</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist geschehen?</translation>
    </message>
    <message>
        <source>Set by policy</source>
        <translation>Durch Richtlinie gesetzt</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>Grows with its text</source>
        <translation>Wächst mit dem Text</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>Langer Text</translation>
    </message>
    <message>
        <source>Unable to resolve.</source>
        <translation>Lässt sich nicht lösen.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Tier 3 cannot start from this.</source>
        <translation>Damit kann Tier 3 nicht beginnen.</translation>
    </message>
    <message>
        <source>Say what you tested, what you ruled out, and what only Tier 3 can do.</source>
        <translation>Sagen Sie, was Sie geprüft und ausgeschlossen haben und was nur Tier 3 kann.</translation>
    </message>
    <message>
        <source>Same account, network and server settings: 149.0.1 delivers, 140.9.0 never does. Add-ons and attachments ruled out. A developer must compare the two dialogues.</source>
        <translation>Gleiches Konto, Netz und gleiche Servereinstellungen: 149.0.1 stellt zu, 140.9.0 nie. Add-ons und Anhänge ausgeschlossen. Jemand aus der Entwicklung muss beide Dialoge vergleichen.</translation>
    </message>
    <message>
        <source>List rows: dense, and not there yet</source>
        <translation>Listenzeilen: eng, und noch nicht da</translation>
    </message>
    <message>
        <source>List rows: comfortable</source>
        <translation>Listenzeilen: bequem</translation>
    </message>
    <message>
        <source>Timeline entries</source>
        <translation>Einträge des Verlaufs</translation>
    </message>
    <message>
        <source>Banners</source>
        <translation>Banner</translation>
    </message>
    <message>
        <source>A new policy is in force since this morning.</source>
        <translation>Seit heute Morgen gilt eine neue Richtlinie.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>Offline since 07:42. 12 changes are safe here.</source>
        <translation>Offline seit 07:42. 12 Änderungen sind hier sicher.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The disk is full. New texts are kept, attachments wait.</source>
        <translation>Der Datenträger ist voll. Neue Texte werden behalten, Anhänge warten.</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Platz schaffen</translation>
    </message>
    <message>
        <source>Back online. 12 sent, 3 merged, 1 needs you.</source>
        <translation>Wieder online. 12 gesendet, 3 zusammengeführt, 1 zu klären.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Tier 1 owes this ticket: logs reviewed.</source>
        <translation>Tier 1 schuldet diesem Ticket: gelesene Protokolle.</translation>
    </message>
    <message>
        <source>Stepper</source>
        <translation>Schrittleiste</translation>
    </message>
    <message>
        <source>Symptom, impact</source>
        <translation>Symptom, Auswirkung</translation>
    </message>
    <message>
        <source>Evidence and logs</source>
        <translation>Belege und Protokolle</translation>
    </message>
    <message>
        <source>Why Tier 3</source>
        <translation>Warum Tier 3</translation>
    </message>
    <message>
        <source>Contact and access</source>
        <translation>Kontakt und Zugang</translation>
    </message>
    <message>
        <source>Read and send</source>
        <translation>Lesen und senden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>First sync</source>
        <translation>Erster Abgleich</translation>
    </message>
    <message>
        <source>%1 of %2 tickets</source>
        <translation>%1 von %2 Tickets</translation>
    </message>
    <message>
        <source>Asking how much there is</source>
        <translation>Es wird gefragt, wie viel da ist</translation>
    </message>
    <message>
        <source>Search index %1 %</source>
        <translation>Suchindex %1 %</translation>
    </message>
    <message>
        <source>Toast</source>
        <translation>Kurzmeldung</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>Noch einmal zeigen</translation>
    </message>
    <message>
        <source>HD-017180 resolved. Waiting to send.</source>
        <translation>HD-017180 gelöst. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Empty state</source>
        <translation>Leerer Zustand</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Hier wartet nichts</translation>
    </message>
    <message>
        <source>Tickets arrive by escalation from Tier 1. The last one left at 08:31.</source>
        <translation>Tickets kommen durch Eskalation aus Tier 1. Das letzte ging um 08:31 weg.</translation>
    </message>
    <message>
        <source>3 tickets wait in Mail delivery</source>
        <translation>3 Tickets warten in Mail delivery</translation>
    </message>
    <message>
        <source>Open the queue</source>
        <translation>Warteschlange öffnen</translation>
    </message>
    <message>
        <source>2 articles want a review</source>
        <translation>2 Artikel warten auf Durchsicht</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsehen</translation>
    </message>
</context>
<context>
    <name>OutboxRowWords</name>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Unfinished text</source>
        <translation>Unfertiger Text</translation>
    </message>
    <message>
        <source>New ticket, not created yet</source>
        <translation>Neues Ticket, noch nicht angelegt</translation>
    </message>
    <message>
        <source>Edit of a change, not saved yet</source>
        <translation>Bearbeitung einer Änderung, noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Decision, not sent yet</source>
        <translation>Entscheidung, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Handoff, not sent yet</source>
        <translation>Übergabe, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Word on a handoff, not sent yet</source>
        <translation>Urteil zu einer Übergabe, noch nicht gesendet</translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message>
        <source>helped</source>
        <translation>hat geholfen</translation>
    </message>
    <message>
        <source>helped in part</source>
        <translation>hat teils geholfen</translation>
    </message>
    <message>
        <source>did not help</source>
        <translation>hat nicht geholfen</translation>
    </message>
    <message>
        <source>Comment to the requester</source>
        <translation>Kommentar an den Anfragenden</translation>
    </message>
    <message>
        <source>Attempt: %1, %2</source>
        <comment>what was tried, how it went</comment>
        <translation>Versuch: %1, %2</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Priority %1 → %2</source>
        <translation>Priorität %1 → %2</translation>
    </message>
    <message>
        <source>Assign to nobody</source>
        <translation>Niemandem zuweisen</translation>
    </message>
    <message>
        <source>Assign to me</source>
        <translation>Mir zuweisen</translation>
    </message>
    <message>
        <source>Assign to %1</source>
        <translation>%1 zuweisen</translation>
    </message>
    <message>
        <source>Status %1 → %2</source>
        <translation>Status %1 → %2</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Nach %1 verschieben</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>Wartet bis</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Anfragender</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Escalate to %1</source>
        <translation>An %1 eskalieren</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Neues Ticket</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for the %n before it</source>
        <translation>
            <numerusform>Wartet auf die %n davor</numerusform>
            <numerusform>Wartet auf die %n davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Not sure if sent, will ask the server</source>
        <translation>Versand unsicher, der Server wird gefragt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Needs you: %1</source>
        <translation>Zu klären: %1</translation>
    </message>
    <message>
        <source>Needs you: changed on the server</source>
        <translation>Zu klären: auf dem Server geändert</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>rescued, look first</source>
        <translation>gerettet, erst ansehen</translation>
    </message>
    <message>
        <source>The outbox on this device was damaged; this was found again whole. It may have been sent.</source>
        <translation>Der Ausgang auf diesem Gerät war beschädigt; dies ließ sich vollständig retten. Vielleicht wurde es schon gesendet.</translation>
    </message>
    <message>
        <source>Read it, then send it or discard it. What had arrived is not done twice.</source>
        <translation>Lesen Sie es, dann senden oder verwerfen Sie es. Was schon ankam, geschieht nicht doppelt.</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>from an old copy</source>
        <translation>aus einer alten Kopie</translation>
    </message>
    <message>
        <source>This profile is a copy or a backup, and this is older than 7 days. It may have been done already.</source>
        <translation>Dieses Profil ist eine Kopie oder Sicherung, und dies ist älter als 7 Tage. Vielleicht ist es schon geschehen.</translation>
    </message>
    <message>
        <source>Look at the ticket, then send it or discard it.</source>
        <translation>Sehen Sie im Ticket nach, dann senden oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>the server lost it</source>
        <translation>der Server hat es verloren</translation>
    </message>
    <message>
        <source>The server had accepted it and does not have it any more. It may have been restored from a backup.</source>
        <translation>Der Server hatte es angenommen und hat es nicht mehr. Vielleicht wurde er aus einer Sicherung wiederhergestellt.</translation>
    </message>
    <message>
        <source>Send it again if it still holds, or discard it.</source>
        <translation>Senden Sie es noch einmal, wenn es noch gilt, oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>unclear if it arrived</source>
        <translation>unklar, ob angekommen</translation>
    </message>
    <message>
        <source>The connection was cut while it was sent, and this server cannot say whether it arrived.</source>
        <translation>Die Verbindung brach beim Senden ab, und dieser Server kann nicht sagen, ob es ankam.</translation>
    </message>
    <message>
        <source>Look at the ticket: discard it if it is there, else send it again.</source>
        <translation>Sehen Sie im Ticket nach: Steht es dort, verwerfen Sie es, sonst senden Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>a file is missing</source>
        <translation>eine Datei fehlt</translation>
    </message>
    <message>
        <source>A file that it names is not on this device any more.</source>
        <translation>Eine Datei, die dazugehört, ist nicht mehr auf diesem Gerät.</translation>
    </message>
    <message>
        <source>Copy its text into a new entry and attach the file again, then discard it.</source>
        <translation>Kopieren Sie den Text in einen neuen Eintrag, hängen Sie die Datei wieder an und verwerfen Sie diesen.</translation>
    </message>
    <message>
        <source>replaced on the server</source>
        <translation>auf dem Server ersetzt</translation>
    </message>
    <message>
        <source>The server took it, and somebody else’s change replaced it in the same moment.</source>
        <translation>Der Server nahm es an, und im selben Augenblick ersetzte es die Änderung einer anderen Person.</translation>
    </message>
    <message>
        <source>Compare with what the server has; send it again if yours is right, else discard it.</source>
        <translation>Vergleichen Sie mit dem Stand des Servers: Stimmt Ihre Fassung, senden Sie sie noch einmal, sonst verwerfen Sie sie.</translation>
    </message>
    <message>
        <source>its ticket was withdrawn</source>
        <translation>sein Ticket wurde zurückgezogen</translation>
    </message>
    <message>
        <source>It belongs to a new ticket that was withdrawn before it was sent.</source>
        <translation>Es gehört zu einem neuen Ticket, das vor dem Senden zurückgezogen wurde.</translation>
    </message>
    <message>
        <source>Withdraw it too; copy its text first if you need it.</source>
        <translation>Ziehen Sie es auch zurück; kopieren Sie vorher den Text, wenn Sie ihn brauchen.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>your sign-in</source>
        <translation>Ihre Anmeldung</translation>
    </message>
    <message>
        <source>you to go online</source>
        <translation>dass Sie online gehen</translation>
    </message>
    <message>
        <source>the network, since %1</source>
        <translation>das Netz, seit %1</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>das Netz</translation>
    </message>
    <message numerus="yes">
        <source>the %n change(s) before it</source>
        <translation>
            <numerusform>die Änderung davor</numerusform>
            <numerusform>die %n Änderungen davor</numerusform>
        </translation>
    </message>
    <message>
        <source>the server’s answer, since %1</source>
        <translation>die Antwort des Servers, seit %1</translation>
    </message>
    <message>
        <source>the next try, %1</source>
        <translation>den nächsten Versuch, %1</translation>
    </message>
    <message>
        <source>the next sync</source>
        <translation>den nächsten Abgleich</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>a value is not accepted</source>
        <translation>ein Wert wird nicht angenommen</translation>
    </message>
    <message>
        <source>%1 is not accepted</source>
        <translation>%1 wird nicht angenommen</translation>
    </message>
    <message>
        <source>The server does not accept it: %1.</source>
        <translation>Der Server nimmt es nicht an: %1.</translation>
    </message>
    <message>
        <source>The server does not accept %1: %2.</source>
        <translation>Der Server nimmt %1 nicht an: %2.</translation>
    </message>
    <message>
        <source>Correct it here or in the ticket, or withdraw it.</source>
        <translation>Berichtigen Sie es hier oder im Ticket, oder ziehen Sie es zurück.</translation>
    </message>
    <message>
        <source>you may not do this</source>
        <translation>Sie dürfen das nicht</translation>
    </message>
    <message>
        <source>You have no right for this here: %1.</source>
        <translation>Dazu haben Sie hier kein Recht: %1.</translation>
    </message>
    <message>
        <source>the desk decides it</source>
        <translation>das entscheidet das Team</translation>
    </message>
    <message>
        <source>Ask somebody who works in this queue, then try again; or withdraw it.</source>
        <translation>Fragen Sie jemanden, der in dieser Warteschlange arbeitet, und versuchen Sie es noch einmal, oder ziehen Sie es zurück.</translation>
    </message>
    <message>
        <source>the ticket is gone</source>
        <translation>das Ticket ist nicht mehr da</translation>
    </message>
    <message>
        <source>The ticket is not on the server any more, or you may not see it.</source>
        <translation>Das Ticket ist nicht mehr auf dem Server, oder Sie dürfen es nicht sehen.</translation>
    </message>
    <message>
        <source>Copy the text if you need it elsewhere, then withdraw it.</source>
        <translation>Kopieren Sie den Text, wenn Sie ihn noch brauchen, und ziehen Sie es zurück.</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>It is longer than the server takes.</source>
        <translation>Es ist länger, als der Server annimmt.</translation>
    </message>
    <message>
        <source>Shorten it and save the edit.</source>
        <translation>Kürzen Sie es und speichern Sie die Bearbeitung.</translation>
    </message>
    <message>
        <source>the server is full</source>
        <translation>der Server ist voll</translation>
    </message>
    <message>
        <source>The server has no room for it.</source>
        <translation>Auf dem Server ist kein Platz dafür.</translation>
    </message>
    <message>
        <source>Tell the people who run the server, then try again.</source>
        <translation>Wenden Sie sich an die Administration des Servers und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>too many at once</source>
        <translation>zu viel auf einmal</translation>
    </message>
    <message>
        <source>The server takes no more for now.</source>
        <translation>Der Server nimmt vorerst nichts mehr an.</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>the handoff is not complete</source>
        <translation>die Übergabe ist nicht vollständig</translation>
    </message>
    <message>
        <source>The next tier cannot start from this: %1.</source>
        <translation>Die nächste Ebene kann damit nicht beginnen: %1.</translation>
    </message>
    <message>
        <source>parts are missing</source>
        <translation>Teile fehlen</translation>
    </message>
    <message>
        <source>Complete it and send it again.</source>
        <translation>Vervollständigen Sie sie und senden Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>the server does not understand it</source>
        <translation>der Server versteht es nicht</translation>
    </message>
    <message>
        <source>The server does not understand this change: %1.</source>
        <translation>Der Server versteht diese Änderung nicht: %1.</translation>
    </message>
    <message>
        <source>Withdraw it and make the change again. Tell your administrator if it comes back.</source>
        <translation>Ziehen Sie sie zurück und machen Sie die Änderung noch einmal. Tritt es wieder auf, wenden Sie sich an Ihre Administration.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>The server refused it: %1.</source>
        <translation>Der Server lehnte es ab: %1.</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>Try again, change it, or withdraw it.</source>
        <translation>Versuchen Sie es noch einmal, ändern Sie es oder ziehen Sie es zurück.</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Tier</translation>
    </message>
    <message numerus="yes">
        <source>Return the handoff for %n item(s)</source>
        <translation>
            <numerusform>Übergabe wegen %n Punkts zurückgeben</numerusform>
            <numerusform>Übergabe wegen %n Punkten zurückgeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept the handoff, %n item(s) missing</source>
        <translation>
            <numerusform>Übergabe annehmen, %n Punkt fehlt</numerusform>
            <numerusform>Übergabe annehmen, %n Punkte fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept the handoff</source>
        <translation>Übergabe annehmen</translation>
    </message>
</context>
<context>
    <name>Profiles</name>
    <message>
        <source>Another window could not be opened.</source>
        <translation>Ein weiteres Fenster ließ sich nicht öffnen.</translation>
    </message>
    <message>
        <source>First profile</source>
        <translation>Erstes Profil</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>%1 changed it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es geändert (%2)</translation>
    </message>
    <message>
        <source>%1 changed %2 at %3</source>
        <comment>who, fields, when</comment>
        <translation>%1 hat %2 geändert (%3)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between fields</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 added a comment at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat kommentiert (%2)</translation>
    </message>
    <message>
        <source>%1 added a work note at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat eine Arbeitsnotiz geschrieben (%2)</translation>
    </message>
    <message>
        <source>%1 logged an attempt at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat einen Versuch festgehalten (%2)</translation>
    </message>
    <message>
        <source>%1 moved it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es verschoben (%2)</translation>
    </message>
    <message>
        <source>%1 escalated it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es eskaliert (%2)</translation>
    </message>
    <message>
        <source>%1 returned it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es zurückgegeben (%2)</translation>
    </message>
    <message>
        <source>%1 resolved it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es gelöst (%2)</translation>
    </message>
    <message>
        <source>%1 reopened it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es wieder geöffnet (%2)</translation>
    </message>
    <message>
        <source>%1 merged it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat es zusammengeführt (%2)</translation>
    </message>
    <message>
        <source>%1 worked on it at %2</source>
        <comment>who, when</comment>
        <translation>%1 hat daran gearbeitet (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n gesendet</numerusform>
            <numerusform>%n gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n zusammengeführt</numerusform>
            <numerusform>%n zusammengeführt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n zu klären</numerusform>
            <numerusform>%n zu klären</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Back online. %1</source>
        <translation>Wieder online. %1</translation>
    </message>
    <message>
        <source>Synced. %1</source>
        <translation>Abgeglichen. %1</translation>
    </message>
    <message>
        <source>offline for %1</source>
        <translation>%1 offline</translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) lost on the way and asked for again</source>
        <translation>
            <numerusform>%n Antwort ging unterwegs verloren und wurde neu erfragt</numerusform>
            <numerusform>%n Antworten gingen unterwegs verloren und wurden neu erfragt</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing lost, nothing sent twice</source>
        <translation>nichts verloren, nichts doppelt gesendet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>ticket number, what was done</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <comment>between sentences</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>made, sent</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · had arrived before the cut, not sent twice</source>
        <translation>%1 · war vor dem Abbruch angekommen, nicht doppelt gesendet</translation>
    </message>
    <message>
        <source>others changed other fields, both are kept</source>
        <translation>andere haben andere Felder geändert, beides bleibt</translation>
    </message>
    <message>
        <source>The same was changed on the server. Yours from %1 is kept.</source>
        <translation>Dasselbe wurde auf dem Server geändert. Ihre Fassung (%1) bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1. Yours from %2 is kept.</source>
        <comment>what others did, when</comment>
        <translation>%1. Ihre Fassung (%2) bleibt erhalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed by others</source>
        <translation>
            <numerusform>%n Ticket von anderen geändert</numerusform>
            <numerusform>%n Tickets von anderen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>About %1</source>
        <comment>room on the disk</comment>
        <translation>Etwa %1</translation>
    </message>
    <message>
        <source>About %1; only %2 are free. Keep less, or make room.</source>
        <translation>Etwa %1; nur %2 sind frei. Behalten Sie weniger oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>About %1 of %2 free</source>
        <comment>room on the disk</comment>
        <translation>Etwa %1 von %2 freiem Platz</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>is not a status</source>
        <translation>ist kein Status</translation>
    </message>
    <message>
        <source>a ticket is new only once</source>
        <translation>neu ist ein Ticket nur einmal</translation>
    </message>
    <message>
        <source>a ticket starts as new</source>
        <translation>ein Ticket beginnt als neu</translation>
    </message>
    <message>
        <source>a ticket is resolved by a closure note</source>
        <translation>gelöst wird ein Ticket mit einer Abschlussnotiz</translation>
    </message>
    <message>
        <source>a resolved ticket is closed by the server</source>
        <translation>ein gelöstes Ticket schließt der Server</translation>
    </message>
    <message>
        <source>only an open ticket can wait</source>
        <translation>nur ein offenes Ticket kann warten</translation>
    </message>
    <message>
        <source>waiting needs a pendingReason</source>
        <translation>zum Warten fehlt der Wartegrund</translation>
    </message>
    <message>
        <source>a closed ticket is reopened by a supervisor</source>
        <translation>ein geschlossenes Ticket öffnet nur die Leitung wieder</translation>
    </message>
    <message>
        <source>reopening needs a statusReason</source>
        <translation>zum Wiederöffnen fehlt der Grund</translation>
    </message>
    <message>
        <source>the tier follows from the queue; going up is an escalation</source>
        <translation>die Ebene folgt aus der Warteschlange; nach oben führt eine Eskalation</translation>
    </message>
    <message>
        <source>the tier follows from the queue</source>
        <translation>die Ebene folgt aus der Warteschlange</translation>
    </message>
    <message>
        <source>there is no such queue</source>
        <translation>diese Warteschlange gibt es nicht</translation>
    </message>
    <message>
        <source>a ticket goes up a tier by an escalation only</source>
        <translation>eine Ebene hinauf geht ein Ticket nur durch Eskalation</translation>
    </message>
    <message>
        <source>a ticket starts no higher than routing puts it</source>
        <translation>ein Ticket beginnt nicht höher, als die Zuordnung es vorsieht</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 KiB of answers</source>
        <translation>Antworten von %1 KiB</translation>
    </message>
    <message>
        <source>%1 of %2 attempts are logged</source>
        <translation>%1 von %2 Versuchen</translation>
    </message>
    <message>
        <source>only an open ticket goes up a tier</source>
        <translation>nur ein offenes Ticket lässt sich eskalieren</translation>
    </message>
    <message>
        <source>the ticket is at Tier %1; an escalation leads to a queue above it</source>
        <translation>das Ticket ist in Tier %1; eine Eskalation führt in eine Warteschlange darüber</translation>
    </message>
    <message>
        <source>the ticket is at Tier %1; an escalation leads above it</source>
        <translation>das Ticket ist in Tier %1; eine Eskalation führt darüber</translation>
    </message>
    <message>
        <source>no guide leads from Tier %1 to Tier %2</source>
        <translation>kein Leitfaden führt von Tier %1 zu Tier %2</translation>
    </message>
    <message>
        <source>1 answer is missing or says too little</source>
        <translation>1 Antwort fehlt oder sagt zu wenig</translation>
    </message>
    <message>
        <source>%1 answers are missing or say too little</source>
        <translation>%1 Antworten fehlen oder sagen zu wenig</translation>
    </message>
    <message>
        <source>no profile is open for writing</source>
        <translation>kein Profil ist zum Schreiben geöffnet</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>der Text ist leer</translation>
    </message>
    <message>
        <source>the text has %1 bytes; %2 fit</source>
        <translation>der Text hat %1 Bytes; Platz ist für %2</translation>
    </message>
    <message>
        <source>nothing would change</source>
        <translation>nichts würde sich ändern</translation>
    </message>
    <message>
        <source>say what was tried</source>
        <translation>schreiben Sie, was versucht wurde</translation>
    </message>
    <message>
        <source>requester: say who asks</source>
        <translation>geben Sie an, wer anfragt</translation>
    </message>
    <message>
        <source>impact and urgency are 1, 2 or 3</source>
        <translation>Auswirkung und Dringlichkeit sind 1, 2 oder 3</translation>
    </message>
    <message>
        <source>%1 is not a file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>this profile has no server yet; sign in first</source>
        <translation>dieses Profil hat noch keinen Server; melden Sie sich zuerst an</translation>
    </message>
    <message>
        <source>this profile belongs to another server or person; use a profile of its own</source>
        <translation>dieses Profil gehört zu einem anderen Server oder einer anderen Person; nehmen Sie ein eigenes Profil</translation>
    </message>
    <message>
        <source>this server takes no attachments</source>
        <translation>dieser Server nimmt keine Anhänge an</translation>
    </message>
    <message>
        <source>You do not work on tickets of this queue</source>
        <translation>Sie bearbeiten keine Tickets dieser Warteschlange</translation>
    </message>
    <message>
        <source>Only an administrator may do this</source>
        <translation>das darf nur die Administration</translation>
    </message>
    <message>
        <source>This never changes once it exists</source>
        <translation>das lässt sich nicht mehr ändern, sobald es besteht</translation>
    </message>
    <message>
        <source>There is no such blob, or not for you: upload it first</source>
        <translation>diese Datei ist nicht auf dem Server oder nicht für Sie bestimmt: laden Sie sie zuerst hoch</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile</source>
        <translation>jemand anders hat es inzwischen geändert</translation>
    </message>
    <message>
        <source>there is no such object</source>
        <translation>das gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such ticket</source>
        <translation>dieses Ticket gibt es nicht</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not a text</source>
        <translation>ist kein Text</translation>
    </message>
    <message>
        <source>is not a key such as software-defect</source>
        <translation>ist kein Schlüssel wie software-defect</translation>
    </message>
    <message>
        <source>is set by the server only</source>
        <translation>setzt nur der Server</translation>
    </message>
    <message>
        <source>is fixed once the object exists</source>
        <translation>steht nach dem Anlegen fest</translation>
    </message>
    <message>
        <source>has more than %1 bytes</source>
        <translation>hat mehr als %1 Bytes</translation>
    </message>
    <message>
        <source>has more than %1 items</source>
        <translation>hat mehr als %1 Einträge</translation>
    </message>
    <message>
        <source>certificate expired on %1</source>
        <translation>Das Zertifikat ist am %1 abgelaufen</translation>
    </message>
    <message>
        <source>certificate is not valid before %1</source>
        <translation>Das Zertifikat gilt erst ab %1</translation>
    </message>
    <message>
        <source>certificate was issued for another host (%1), not for %2</source>
        <translation>Das Zertifikat ist für einen anderen Rechner ausgestellt (%1), nicht für %2</translation>
    </message>
    <message>
        <source>certificate was revoked</source>
        <translation>Das Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>certificate comes from an unknown authority</source>
        <translation>Das Zertifikat kommt von einer unbekannten Stelle</translation>
    </message>
    <message>
        <source>certificate comes from an unknown authority (%1)</source>
        <translation>Das Zertifikat kommt von einer unbekannten Stelle (%1)</translation>
    </message>
    <message>
        <source>certificate does not come from the authority in the given file</source>
        <translation>Das Zertifikat kommt nicht von der Stelle in der angegebenen Datei</translation>
    </message>
    <message>
        <source>this handoff is not yours to answer, or answered already</source>
        <translation>Über diese Übergabe urteilen nicht Sie, oder es ist schon geschehen</translation>
    </message>
    <message>
        <source>of a complete handoff nothing is missing</source>
        <translation>in einer vollständigen Übergabe fehlt nichts</translation>
    </message>
    <message>
        <source>say which items are missing</source>
        <translation>sagen Sie, welche Punkte fehlen</translation>
    </message>
    <message>
        <source>only an open ticket can be returned</source>
        <translation>nur ein offenes Ticket kann zurückgegeben werden</translation>
    </message>
    <message>
        <source>the ticket is not where it was handed to</source>
        <translation>das Ticket ist nicht mehr dort, wohin es übergeben wurde</translation>
    </message>
    <message>
        <source>The tier that received the ticket rates the handoff</source>
        <translation>über die Übergabe urteilt die Ebene, die das Ticket bekommen hat</translation>
    </message>
    <message>
        <source>this handoff is %1 already</source>
        <translation>diese Übergabe ist schon „%1“</translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>P%1</source>
        <comment>priority</comment>
        <translation>P%1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>Fällig %1</translation>
    </message>
    <message>
        <source>new · %1</source>
        <translation>neu · %1</translation>
    </message>
    <message>
        <source>waiting for the requester</source>
        <translation>wartet auf den Anfragenden</translation>
    </message>
    <message>
        <source>waiting for the vendor</source>
        <translation>wartet auf den Hersteller</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting to send</source>
        <translation>
            <numerusform>%n Änderung wartet auf Versand</numerusform>
            <numerusform>%n Änderungen warten auf Versand</numerusform>
        </translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>zu klären</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a spoken row</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours and minutes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day of this year, QDate format</comment>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day of another year, QDate format</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n Tag überfällig</numerusform>
            <numerusform>%n Tage überfällig</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 überfällig</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>due tomorrow</source>
        <translation>morgen fällig</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>fällig %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day of this year, QDate format</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
</context>
<context>
    <name>render</name>
    <message>
        <source>Tip</source>
        <translation>Tipp</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Shown as plain text: its lists or quotes are nested too deeply.</source>
        <translation>Als einfacher Text gezeigt: Listen oder Zitate sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Shown as plain text: it has too many parts to lay out.</source>
        <translation>Als einfacher Text gezeigt: zu viele Teile für die Gestaltung.</translation>
    </message>
    <message>
        <source>Shown as plain text: a table in it is too large to lay out.</source>
        <translation>Als einfacher Text gezeigt: Eine Tabelle ist zu groß für die Gestaltung.</translation>
    </message>
    <message>
        <source>Shown as plain text: it is too long to lay out.</source>
        <translation>Als einfacher Text gezeigt: zu lang für die Gestaltung.</translation>
    </message>
    <message>
        <source>The last %L1 characters are not shown.</source>
        <translation>Die letzten %L1 Zeichen werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>Picture, not kept on this device</source>
        <translation>Bild, nicht auf diesem Gerät</translation>
    </message>
    <message>
        <source>Picture without description</source>
        <translation>Bild ohne Beschreibung</translation>
    </message>
</context>
<context>
    <name>secondline::app::Demo</name>
    <message>
        <source>The program secondline-server is not here.</source>
        <translation>Das Programm secondline-server ist nicht da.</translation>
    </message>
    <message>
        <source>The demo’s data is not here.</source>
        <translation>Die Daten der Demo sind nicht da.</translation>
    </message>
    <message>
        <source>%1 exists and is not a demo’s folder.</source>
        <translation>%1 gibt es schon und ist kein Ordner der Demo.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>In %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Adding the people</source>
        <translation>Personen werden angelegt</translation>
    </message>
    <message>
        <source>Importing tickets and articles</source>
        <translation>Tickets und Artikel werden eingelesen</translation>
    </message>
    <message>
        <source>Making an access token</source>
        <translation>Ein Zugriffstoken wird erzeugt</translation>
    </message>
    <message>
        <source>secondline-server ended by itself.</source>
        <translation>secondline-server hat sich beendet.</translation>
    </message>
    <message>
        <source>secondline-server does not say where it is.</source>
        <translation>secondline-server sagt nicht, wo er ist.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::AnswerField</name>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (optional)</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ArticleView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>secondline::ui::AttachmentChips</name>
    <message>
        <source>Attached files</source>
        <translation>Angehängte Dateien</translation>
    </message>
    <message>
        <source>%1, being copied</source>
        <translation>%1, wird kopiert</translation>
    </message>
    <message>
        <source>%1, %2 % copied</source>
        <translation>%1, %2 % kopiert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name, what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::AttachmentLine</name>
    <message>
        <source>%1 · %2</source>
        <comment>file, where it is</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>file, where it is</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::AttachmentViewer</name>
    <message>
        <source>Save it</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Show only lines with</source>
        <translation>Nur Zeilen mit</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Text der Datei</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>This file can run something on this device. Save it only if you know who sent it and why: type its name to go on.</source>
        <translation>Diese Datei kann auf diesem Gerät etwas ausführen. Speichern Sie sie nur, wenn Sie wissen, wer sie warum geschickt hat: Geben Sie ihren Namen ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>Name of the file, typed</source>
        <translation>Name der Datei, eingegeben</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>the key</comment>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The first %1 of %2. Save it to see the rest.</source>
        <translation>Die ersten %1 von %2. Speichern Sie sie, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>This picture cannot be shown</source>
        <translation>Dieses Bild lässt sich nicht anzeigen</translation>
    </message>
    <message>
        <source>It is damaged, or larger than is safe to show. It can be saved.</source>
        <translation>Es ist beschädigt oder zu groß, um es sicher anzuzeigen. Es kann gespeichert werden.</translation>
    </message>
    <message>
        <source>This file is not opened here</source>
        <translation>Diese Datei wird hier nicht geöffnet</translation>
    </message>
    <message>
        <source>It can run something: a program, a macro or a shortcut. It can be saved.</source>
        <translation>Sie kann etwas ausführen: ein Programm, ein Makro oder eine Verknüpfung. Sie kann gespeichert werden.</translation>
    </message>
    <message>
        <source>This kind of file is not shown here</source>
        <translation>Diese Art von Datei wird hier nicht angezeigt</translation>
    </message>
    <message>
        <source>Texts and PNG and JPEG pictures are. It can be saved.</source>
        <translation>Angezeigt werden Texte sowie PNG- und JPEG-Bilder. Sie kann gespeichert werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 von %n Zeile</numerusform>
            <numerusform>%1 von %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::Brief</name>
    <message>
        <source>Answer by %1</source>
        <translation>Antwort bis %1</translation>
    </message>
    <message>
        <source>Update by %1</source>
        <translation>Nachricht bis %1</translation>
    </message>
    <message>
        <source>Resolve by %1</source>
        <translation>Lösung bis %1</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>Erste Antwort</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Wie schlimm</translation>
    </message>
    <message>
        <source>Who waits</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>Bis wann</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>Nothing but the subject was written.</source>
        <translation>Außer dem Betreff wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Impact %1 (%2) × urgency %3 (%4) = %5</source>
        <translation>Auswirkung %1 (%2) × Dringlichkeit %3 (%4) = %5</translation>
    </message>
    <message>
        <source>Nothing logged yet</source>
        <translation>Noch nichts festgehalten</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between attempts</comment>
        <translation>; </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n did not solve it</source>
        <comment>attempts</comment>
        <translation>
            <numerusform>%1 · %n ohne Erfolg</numerusform>
            <numerusform>%1 · %n ohne Erfolg</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>asset name, model</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Done, %1</source>
        <translation>Erledigt, %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Nobody has it yet</source>
        <translation>Noch bei niemandem</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 · %2 until %3</source>
        <comment>person, why it waits, time</comment>
        <translation>%1 · %2 bis %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>person, why it waits</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>last told %1</source>
        <translation>zuletzt informiert %1</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>noch ohne Antwort</translation>
    </message>
    <message>
        <source>Tier 1 owner: %1</source>
        <translation>Verantwortlich (Tier 1): %1</translation>
    </message>
    <message>
        <source>No clock runs</source>
        <translation>Keine Frist läuft</translation>
    </message>
    <message>
        <source>No clock runs any more</source>
        <translation>Keine Frist läuft mehr</translation>
    </message>
    <message>
        <source>Paused with %1 left</source>
        <translation>Angehalten, noch %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Why paused?</source>
        <translation>Warum angehalten?</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Why %1?</source>
        <translation>Warum %1?</translation>
    </message>
    <message>
        <source>Why due %1?</source>
        <translation>Warum fällig %1?</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1, %2 for a %3</source>
        <translation>%1, %2 für ein %3</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Round the clock, every day</source>
        <translation>Rund um die Uhr, jeden Tag</translation>
    </message>
    <message>
        <source>Business hours, working days</source>
        <translation>Geschäftszeiten, Werktage</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>Zählt ab</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::CommandPalette</name>
    <message>
        <source>%1: %2</source>
        <comment>menu, command</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Command palette: type a few letters</source>
        <translation>Befehlspalette: ein paar Buchstaben eingeben</translation>
    </message>
    <message>
        <source>A command, a queue, words of a ticket or an article</source>
        <translation>Ein Befehl, eine Warteschlange, Wörter eines Tickets oder Artikels</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter run · &gt; commands only · # tickets only</source>
        <translation>↑ ↓ wählen · Eingabe ausführen · &gt; nur Befehle · # nur Tickets</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::Commands</name>
    <message>
        <source> or </source>
        <comment>between two keys</comment>
        <translation> oder </translation>
    </message>
</context>
<context>
    <name>secondline::ui::Composer</name>
    <message>
        <source>Attach</source>
        <translation>Anhängen</translation>
    </message>
    <message>
        <source>Write to this ticket</source>
        <translation>In dieses Ticket schreiben</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Comment to the requester</source>
        <translation>Kommentar an den Anfragenden</translation>
    </message>
    <message>
        <source>Write to the requester</source>
        <translation>Dem Anfragenden schreiben</translation>
    </message>
    <message>
        <source>Only the desk reads this</source>
        <translation>Nur das Team liest das</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>What did you try?</source>
        <translation>Was haben Sie versucht?</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What happened? Quote the error</source>
        <translation>Was ist geschehen? Fehler wörtlich</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Geholfen</translation>
    </message>
    <message>
        <source>Did not help</source>
        <translation>Nicht geholfen</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Attach files (%1). They can be dropped here too, and pictures pasted.</source>
        <translation>Dateien anhängen (%1). Sie können auch hierher gezogen, Bilder auch eingefügt werden.</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Entwurf: %1</translation>
    </message>
    <message>
        <source>The requester reads this</source>
        <translation>Der Anfragende liest das</translation>
    </message>
    <message>
        <source>Send comment</source>
        <translation>Kommentar senden</translation>
    </message>
    <message>
        <source>Save work note</source>
        <translation>Notiz speichern</translation>
    </message>
    <message>
        <source>Log attempt</source>
        <translation>Versuch festhalten</translation>
    </message>
    <message>
        <source>A file is still being copied into this profile</source>
        <translation>Eine Datei wird noch in dieses Profil kopiert</translation>
    </message>
    <message>
        <source>Say what you tried first</source>
        <translation>Schreiben Sie zuerst, was Sie versucht haben</translation>
    </message>
    <message>
        <source>Write a text first</source>
        <translation>Schreiben Sie zuerst einen Text</translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ConflictPage</name>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>All mine</source>
        <translation>Alle von mir</translation>
    </message>
    <message>
        <source>All theirs</source>
        <translation>Alle von anderen</translation>
    </message>
    <message>
        <source>Send decision</source>
        <translation>Entscheidung senden</translation>
    </message>
    <message>
        <source>Decide a conflict</source>
        <translation>Konflikt entscheiden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Esc). What you chose is kept.</source>
        <translation>Zurück (Esc). Ihre Wahl bleibt erhalten.</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>Ticket öffnen</translation>
    </message>
    <message>
        <source>While you were offline</source>
        <translation>Während Sie offline waren</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Nothing to decide here</source>
        <translation>Hier ist nichts zu entscheiden</translation>
    </message>
    <message>
        <source>This conflict is settled, or its change was withdrawn.</source>
        <translation>Dieser Konflikt ist erledigt, oder seine Änderung wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Was auf Versand wartet</translation>
    </message>
    <message>
        <source>Open the outbox</source>
        <translation>Ausgang öffnen</translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Decide %1</source>
        <translation>%1 entscheiden</translation>
    </message>
    <message>
        <source>as you saw it</source>
        <translation>wie Sie es sahen</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>auf dem Server</translation>
    </message>
    <message>
        <source>%1, %2, on the server</source>
        <translation>%1, %2, auf dem Server</translation>
    </message>
    <message>
        <source>%1, on the server</source>
        <translation>%1, auf dem Server</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Work note</source>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>%1 on the server</source>
        <translation>%1 auf dem Server</translation>
    </message>
    <message>
        <source>Both versions are kept until you decide. Nothing has been sent.</source>
        <translation>Beide Fassungen bleiben, bis Sie entscheiden. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The ticket was closed, merged or moved meanwhile. Your change is kept as a proposal until you decide.</source>
        <translation>Das Ticket wurde inzwischen geschlossen, zusammengeführt oder verschoben. Ihre Änderung bleibt als Vorschlag, bis Sie entscheiden.</translation>
    </message>
    <message numerus="yes">
        <source>You and %1 changed the same %n field(s). %2</source>
        <translation>
            <numerusform>Sie und %1 haben dasselbe Feld geändert. %2</numerusform>
            <numerusform>Sie und %1 haben dieselben %n Felder geändert. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You and others changed the same %n field(s). %1</source>
        <translation>
            <numerusform>Sie und andere haben dasselbe Feld geändert. %1</numerusform>
            <numerusform>Sie und andere haben dieselben %n Felder geändert. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n decided</source>
        <translation>
            <numerusform>%1 von %n entschieden</numerusform>
            <numerusform>%1 von %n entschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation>
            <numerusform>%n Feld noch zu entscheiden</numerusform>
            <numerusform>%n Felder noch zu entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>%1 is decided: it stays as the server has it.</source>
        <translation>%1 ist entschieden: Es bleibt, wie der Server es hat.</translation>
    </message>
    <message>
        <source>%1 is decided. Waiting to send.</source>
        <translation>%1 ist entschieden. Wartet auf Versand.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ConflictTable</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>%1, mine: %2</source>
        <comment>field, value</comment>
        <translation>%1, von mir: %2</translation>
    </message>
    <message>
        <source>%1, theirs: %2</source>
        <comment>field, value</comment>
        <translation>%1, von anderen: %2</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>Or write it new</source>
        <translation>Oder neu schreiben</translation>
    </message>
    <message>
        <source>%1, write it new</source>
        <comment>field</comment>
        <translation>%1, neu schreiben</translation>
    </message>
    <message>
        <source>%1, written new</source>
        <comment>field</comment>
        <translation>%1, neu geschrieben</translation>
    </message>
    <message>
        <source>Begins with your text</source>
        <translation>Beginnt mit Ihrem Text</translation>
    </message>
    <message>
        <source>It takes the place of both. What they wrote stays in the timeline.</source>
        <translation>Es tritt an die Stelle von beiden. Was andere schrieben, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Von mir</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Von anderen</translation>
    </message>
    <message>
        <source>stays as a proposal</source>
        <translation>bleibt als Vorschlag</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>merged, only you changed it</source>
        <translation>übernommen, nur Sie haben es geändert</translation>
    </message>
    <message>
        <source>merged, only they changed it</source>
        <translation>übernommen, nur andere haben es geändert</translation>
    </message>
    <message>
        <source>the same as yours</source>
        <translation>dasselbe wie Ihres</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>entries never conflict, yours is kept</source>
        <translation>Einträge geraten nie in Konflikt, Ihrer bleibt</translation>
    </message>
</context>
<context>
    <name>secondline::ui::DifferenceLabel</name>
    <message>
        <source>removed: %1</source>
        <translation>entfernt: %1</translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation>hinzugefügt: %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::EscalationPage</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Geht an</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The owner keeps the ticket and is told when it moves.</source>
        <translation>Wer verantwortlich ist, behält das Ticket und wird informiert, wenn es sich bewegt.</translation>
    </message>
    <message>
        <source>What will be read</source>
        <translation>Was gelesen werden wird</translation>
    </message>
    <message>
        <source>The step before (%1)</source>
        <translation>Der Schritt davor (%1)</translation>
    </message>
    <message>
        <source>The next step (%1)</source>
        <translation>Der nächste Schritt (%1)</translation>
    </message>
    <message>
        <source>Draft of %1</source>
        <translation>Entwurf von %1</translation>
    </message>
    <message>
        <source>No queue of a tier above is known on this device.</source>
        <translation>Auf diesem Gerät ist keine Warteschlange einer höheren Ebene bekannt.</translation>
    </message>
    <message>
        <source>This ticket cannot go up: %1.</source>
        <translation>Dieses Ticket lässt sich nicht eskalieren: %1.</translation>
    </message>
    <message>
        <source>Escalate to Tier %1</source>
        <translation>An Tier %1 eskalieren</translation>
    </message>
    <message>
        <source>Complete the handoff to Tier %1</source>
        <translation>Übergabe an Tier %1 vervollständigen</translation>
    </message>
    <message>
        <source>What Tier %1 will read</source>
        <translation>Was Tier %1 lesen wird</translation>
    </message>
    <message numerus="yes">
        <source>The server did not take this handoff: %n part(s) were missing. Complete them and send it again.</source>
        <translation>
            <numerusform>Der Server nahm diese Übergabe nicht an: %n Teil fehlte. Ergänzen Sie ihn und senden Sie sie noch einmal.</numerusform>
            <numerusform>Der Server nahm diese Übergabe nicht an: %n Teile fehlten. Ergänzen Sie sie und senden Sie sie noch einmal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read and send</source>
        <translation>Lesen und senden</translation>
    </message>
    <message>
        <source>%1 of %2 parts ready</source>
        <translation>%1 von %2 Teilen fertig</translation>
    </message>
    <message numerus="yes">
        <source>Escalate: %n part(s) missing</source>
        <translation>
            <numerusform>Eskalieren: %n Teil fehlt</numerusform>
            <numerusform>Eskalieren: %n Teile fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>Der Entwurf wurde verworfen.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>%1 goes up to Tier %2. Waiting to send.</source>
        <translation>%1 wird an Tier %2 eskaliert. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>secondline::ui::FacetList</name>
    <message>
        <source>%1, %2</source>
        <comment>name, count</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::FailurePage</name>
    <message>
        <source>When that is done</source>
        <translation>Wenn das erledigt ist</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Nothing was lost or changed</source>
        <translation>Es ging nichts verloren, nichts wurde geändert</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>secondline::ui::GalleryWindow</name>
    <message>
        <source>Components</source>
        <translation>Bausteine</translation>
    </message>
    <message>
        <source>Secondline: components</source>
        <translation>Secondline: Bausteine</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Größe der Schrift</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>size of the letters</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>Von links nach rechts</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>Von rechts nach links</translation>
    </message>
</context>
<context>
    <name>secondline::ui::GapWords</name>
    <message>
        <source>Write the code alone, such as 0x80070643.</source>
        <translation>Schreiben Sie nur den Code, etwa 0x80070643.</translation>
    </message>
    <message>
        <source>Write the name of the machine alone, such as LT-4471.</source>
        <translation>Schreiben Sie nur den Namen des Geräts, etwa LT-4471.</translation>
    </message>
    <message>
        <source>Write the version alone, such as 16.0.17328.</source>
        <translation>Schreiben Sie nur die Version, etwa 16.0.17328.</translation>
    </message>
    <message>
        <source>Write the date as 2026-03-12.</source>
        <translation>Schreiben Sie das Datum so: 2026-03-12.</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>Das fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n is needed.</source>
        <translation>
            <numerusform>Mindestens %n ist nötig.</numerusform>
            <numerusform>Mindestens %n sind nötig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tier %1 cannot start from so little.</source>
        <translation>Mit so wenig kann Tier %1 nicht beginnen.</translation>
    </message>
    <message>
        <source>Tier %1 cannot start from “%2”.</source>
        <translation>Mit „%2“ kann Tier %1 nicht beginnen.</translation>
    </message>
    <message>
        <source>This repeats itself.</source>
        <translation>Das ist eine Wiederholung.</translation>
    </message>
    <message>
        <source>This says the same as “%1”.</source>
        <translation>Das sagt dasselbe wie „%1“.</translation>
    </message>
    <message>
        <source>Choose one of the answers.</source>
        <translation>Wählen Sie eine der Antworten.</translation>
    </message>
    <message>
        <source>This has another form than expected.</source>
        <translation>Das hat eine andere Form als erwartet.</translation>
    </message>
    <message>
        <source>The ticket does not show this reason yet.</source>
        <translation>Das Ticket zeigt diesen Grund noch nicht.</translation>
    </message>
    <message>
        <source>Counted so far: %1. Log what you tried, or choose another reason.</source>
        <translation>Bisher gezählt: %1. Halten Sie fest, was Sie versucht haben, oder wählen Sie einen anderen Grund.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Das ist zu lang.</translation>
    </message>
    <message>
        <source>There is room for %1.</source>
        <translation>Platz ist für %1.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::HandoffBrief</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a question and its answer</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to complete</source>
        <translation>
            <numerusform>%n Punkt zu ergänzen</numerusform>
            <numerusform>%n Punkte zu ergänzen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::HandoffFields</name>
    <message>
        <source>Read and send</source>
        <translation>Lesen und senden</translation>
    </message>
    <message>
        <source>What Tier %1 will read</source>
        <translation>Was Tier %1 lesen wird</translation>
    </message>
    <message>
        <source>Read it as somebody who sees this ticket for the first time.</source>
        <translation>Lesen Sie es wie jemand, der dieses Ticket zum ersten Mal sieht.</translation>
    </message>
    <message>
        <source>From the timeline: look through it</source>
        <translation>Aus dem Verlauf: bitte durchsehen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::InlineError</name>
    <message>
        <source>Start from this</source>
        <translation>Damit beginnen</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>Eine gute Antwort</translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeepList</name>
    <message>
        <source>What to keep on this device</source>
        <translation>Was auf diesem Gerät bleiben soll</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln Ticket</numerusform>
            <numerusform>%Ln Tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, about %3</source>
        <comment>queue, tickets, room on the disk</comment>
        <translation>%1, %2, etwa %3</translation>
    </message>
    <message>
        <source>Tier %1: %2</source>
        <comment>level, name</comment>
        <translation>Tier %1: %2</translation>
    </message>
    <message>
        <source>Knowledge articles, always</source>
        <translation>Wissensartikel, immer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeepPage</name>
    <message>
        <source>Asking the server</source>
        <translation>Server wird gefragt</translation>
    </message>
    <message>
        <source>Keep these</source>
        <translation>Diese behalten</translation>
    </message>
    <message>
        <source>What to keep on this device</source>
        <translation>Was auf diesem Gerät bleiben soll</translation>
    </message>
    <message>
        <source>What you keep works for days without a network. What you do not keep leaves this device at once; your own unsent work stays.</source>
        <translation>Was Sie behalten, geht tagelang ohne Netz. Was Sie nicht behalten, verlässt dieses Gerät sofort; Ihre eigene ungesendete Arbeit bleibt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Asking the server how much there is</source>
        <translation>Der Server wird gefragt, wie viel es gibt</translation>
    </message>
    <message>
        <source>How much there is cannot be told now. %1</source>
        <translation>Wie viel es gibt, lässt sich gerade nicht sagen. %1</translation>
    </message>
    <message>
        <source>What this device keeps has changed.</source>
        <translation>Was dieses Gerät behält, ist geändert.</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeepStep</name>
    <message>
        <source>What to keep on this device</source>
        <translation>Was auf diesem Gerät bleiben soll</translation>
    </message>
    <message>
        <source>Everything you keep works for days without a network. You can change this at any time.</source>
        <translation>Alles, was Sie behalten, geht tagelang ohne Netz. Sie können das jederzeit ändern.</translation>
    </message>
    <message>
        <source>Start the first sync</source>
        <translation>Ersten Abgleich starten</translation>
    </message>
    <message>
        <source>A ticket that moves to a queue you do not keep leaves this device. Whatever you keep is encrypted; its key stays in this system’s keychain.</source>
        <translation>Ein Ticket, das in eine Queue wechselt, die Sie nicht behalten, verlässt dieses Gerät. Was Sie behalten, ist verschlüsselt; der Schlüssel bleibt im Schlüsselbund dieses Systems.</translation>
    </message>
    <message>
        <source>%1: signed in.</source>
        <translation>%1: angemeldet.</translation>
    </message>
    <message>
        <source>%1: signed in as %2.</source>
        <comment>host, person</comment>
        <translation>%1: angemeldet als %2.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeyDialog</name>
    <message>
        <source>Set</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Press the keys for “%1”</source>
        <translation>Drücken Sie die Tasten für „%1“</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Kein Tastenkürzel</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It has no keys now.</source>
        <translation>Es hat jetzt kein Tastenkürzel.</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>“%1” has these keys now, or some that begin alike. It loses them.</source>
        <translation>Bisher gehören diese Tasten, oder solche mit gleichem Anfang, zu „%1“. Dort entfallen sie.</translation>
    </message>
    <message>
        <source>These keys are free.</source>
        <translation>Diese Tasten sind frei.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Single letters work when no text field has the focus. Esc goes back. Choose a command’s keys to give it others.</source>
        <translation>Einzelne Buchstaben wirken, wenn kein Textfeld den Fokus hat. Esc führt zurück. Wählen Sie das Tastenkürzel eines Befehls, um es zu ändern.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>%1, no keys</source>
        <comment>command</comment>
        <translation>%1, kein Tastenkürzel</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>command, its keys</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Give it other keys</source>
        <translation>Tastenkürzel ändern</translation>
    </message>
</context>
<context>
    <name>secondline::ui::KnowledgePage</name>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Kind of result</source>
        <translation>Art des Treffers</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Reference to %1 copied</source>
        <translation>Verweis auf %1 kopiert</translation>
    </message>
    <message>
        <source>More than %1 results</source>
        <translation>Mehr als %1 Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms · on this device</source>
        <translation>%1 ms · auf diesem Gerät</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Fewer or other words may find it. Searched: tickets with their timelines, and articles, on this device.</source>
        <translation>Weniger oder andere Wörter finden es vielleicht. Durchsucht: Tickets mit ihrem Verlauf und Artikel auf diesem Gerät.</translation>
    </message>
    <message>
        <source>The search index is still being built: what is missing from it is not found yet.</source>
        <translation>Der Suchindex wird noch aufgebaut: Was darin fehlt, wird noch nicht gefunden.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Search: %1 % indexed. What is missing is found when it is done.</source>
        <translation>Suchindex: %1 % fertig. Was fehlt, wird gefunden, sobald er vollständig ist.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>on this device</source>
        <translation>auf diesem Gerät</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Type in the field above. It works without a network.</source>
        <translation>Schreiben Sie in das Feld oben. Das geht auch ohne Netz.</translation>
    </message>
    <message>
        <source>Search %1 tickets and %2 articles</source>
        <translation>%1 Tickets und %2 Artikel durchsuchen</translation>
    </message>
    <message>
        <source>This article is gone</source>
        <translation>Diesen Artikel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>It was removed on the server, or you may not read it any more.</source>
        <translation>Er wurde auf dem Server entfernt, oder Sie dürfen ihn nicht mehr lesen.</translation>
    </message>
    <message>
        <source>This ticket is gone</source>
        <translation>Dieses Ticket gibt es nicht mehr</translation>
    </message>
    <message>
        <source>No article %1 on this device</source>
        <translation>Kein Artikel %1 auf diesem Gerät</translation>
    </message>
    <message>
        <source>It may come with the next sync, or you may not read it.</source>
        <translation>Er kommt vielleicht mit dem nächsten Abgleich, oder Sie dürfen ihn nicht lesen.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Ticket</source>
        <translation>&amp;Ticket</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New ticket</source>
        <translation>&amp;Neues Ticket</translation>
    </message>
    <message>
        <source>&amp;Sync now</source>
        <translation>Jetzt ab&amp;gleichen</translation>
    </message>
    <message>
        <source>S&amp;ign in to a server…</source>
        <translation>An einem &amp;Server anmelden…</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>Ab&amp;melden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo the last act</source>
        <translation>&amp;Letzte Aktion rückgängig</translation>
    </message>
    <message>
        <source>&amp;Filter this list</source>
        <translation>Diese Liste &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Copy the ticket’s number</source>
        <translation>&amp;Nummer des Tickets kopieren</translation>
    </message>
    <message>
        <source>&amp;Queues</source>
        <translation>&amp;Warteschlangen</translation>
    </message>
    <message>
        <source>&amp;Dense list</source>
        <translation>&amp;Enge Liste</translation>
    </message>
    <message>
        <source>&amp;Resolved and closed tickets too</source>
        <translation>Auch &amp;gelöste und geschlossene Tickets</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Holds from the next start on</source>
        <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;Reply to the requester</source>
        <translation>Dem &amp;Anfragenden antworten</translation>
    </message>
    <message>
        <source>Work &amp;note</source>
        <translation>Arbeits&amp;notiz</translation>
    </message>
    <message>
        <source>Attach &amp;files…</source>
        <translation>&amp;Dateien anhängen…</translation>
    </message>
    <message>
        <source>&amp;Attempt</source>
        <translation>&amp;Versuch</translation>
    </message>
    <message>
        <source>&amp;Escalate…</source>
        <translation>&amp;Eskalieren…</translation>
    </message>
    <message>
        <source>Assign to &amp;me</source>
        <translation>&amp;Mir zuweisen</translation>
    </message>
    <message>
        <source>Assign &amp;to…</source>
        <translation>&amp;Zuweisen an…</translation>
    </message>
    <message>
        <source>&amp;Priority…</source>
        <translation>&amp;Priorität…</translation>
    </message>
    <message>
        <source>&amp;Waiting for requester</source>
        <translation>&amp;Wartet auf Anfragenden</translation>
    </message>
    <message>
        <source>&amp;Tickets</source>
        <translation>&amp;Tickets</translation>
    </message>
    <message>
        <source>&amp;Knowledge</source>
        <translation>&amp;Wissen</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>A&amp;usgang</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>Alles durch&amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>&amp;Befehlspalette</translation>
    </message>
    <message>
        <source>&amp;Next ticket</source>
        <translation>&amp;Nächstes Ticket</translation>
    </message>
    <message>
        <source>&amp;Previous ticket</source>
        <translation>&amp;Vorheriges Ticket</translation>
    </message>
    <message>
        <source>&amp;Queue list</source>
        <translation>Liste der Warteschlan&amp;gen</translation>
    </message>
    <message>
        <source>&amp;My tickets</source>
        <translation>&amp;Meine Tickets</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>Nächster Be&amp;reich</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <translation>&amp;Netz</translation>
    </message>
    <message>
        <source>&amp;Online</source>
        <translation>&amp;Online</translation>
    </message>
    <message>
        <source>&amp;Metered: only what is needed</source>
        <translation>&amp;Getaktet: nur das Nötige</translation>
    </message>
    <message>
        <source>&amp;Stay offline</source>
        <translation>O&amp;ffline bleiben</translation>
    </message>
    <message>
        <source>&amp;Check this profile</source>
        <translation>Dieses Profil &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Secondline</source>
        <translation>Ü&amp;ber Secondline</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>Text size %1 %</source>
        <translation>Textgröße %1 %</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>&amp;What to keep on this device…</source>
        <translation>&amp;Was auf diesem Gerät bleiben soll …</translation>
    </message>
    <message>
        <source>&amp;Profiles</source>
        <translation>&amp;Profile</translation>
    </message>
    <message>
        <source>A window for &amp;another server or person</source>
        <translation>Ein Fenster für einen &amp;anderen Server oder eine andere Person</translation>
    </message>
</context>
<context>
    <name>secondline::ui::MainWindow</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Neues Ticket</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticket(s) would vanish from this device: the server does not show them any more.</source>
        <translation>
            <numerusform>%1 von %n Ticket würde von diesem Gerät verschwinden: Der Server zeigt es nicht mehr.</numerusform>
            <numerusform>%1 von %n Tickets würden von diesem Gerät verschwinden: Der Server zeigt sie nicht mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were rescued from a damaged outbox. Look at them before they go.</source>
        <translation>
            <numerusform>%n Änderung wurde aus einem beschädigten Ausgang gerettet. Sehen Sie sie an, bevor sie gesendet wird.</numerusform>
            <numerusform>%n Änderungen wurden aus einem beschädigten Ausgang gerettet. Sehen Sie sie an, bevor sie gesendet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>You are signed out. Work goes on here and is sent after you sign in.</source>
        <translation>Sie sind abgemeldet. Die Arbeit geht hier weiter und wird nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Hier bleiben</translation>
    </message>
    <message>
        <source>Signed out. Tickets and unsent work stay on this device.</source>
        <translation>Abgemeldet. Tickets und nicht Gesendetes bleiben auf diesem Gerät.</translation>
    </message>
    <message numerus="yes">
        <source>Sign out with %n change(s) not sent?</source>
        <translation>
            <numerusform>Abmelden, obwohl %n Änderung nicht gesendet ist?</numerusform>
            <numerusform>Abmelden, obwohl %n Änderungen nicht gesendet sind?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this device and go out after you sign in again.</source>
        <translation>Alles ist auf diesem Gerät sicher und wird gesendet, wenn Sie sich wieder anmelden.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>mode, its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Checking every file of this profile</source>
        <translation>Jede Datei dieses Profils wird geprüft</translation>
    </message>
    <message>
        <source>All files of this profile are sound.</source>
        <translation>Alle Dateien dieses Profils sind in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of this profile are damaged: %1</source>
        <translation>
            <numerusform>%n Datei dieses Profils ist beschädigt: %1</numerusform>
            <numerusform>%n Dateien dieses Profils sind beschädigt: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>About Secondline</source>
        <translation>Über Secondline</translation>
    </message>
    <message>
        <source>Secondline %1</source>
        <translation>Secondline %1</translation>
    </message>
    <message>
        <source>An offline-first desktop client for Tier 2 help desks.
Free software under the GNU General Public License, version 3 or later. Icons: Lucide (ISC).</source>
        <translation>Ein Programm für Tier-2-Helpdesks, das auch ohne Netz arbeitet.
Freie Software unter der GNU General Public License, Version 3 oder später. Symbole: Lucide (ISC).</translation>
    </message>
    <message>
        <source>It is on its way to the server already and cannot be taken back here.</source>
        <translation>Es ist schon auf dem Weg zum Server und kann hier nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>Quit with %n change(s) not sent?</source>
        <translation>
            <numerusform>Beenden, obwohl %n Änderung nicht gesendet ist?</numerusform>
            <numerusform>Beenden, obwohl %n Änderungen nicht gesendet sind?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe on this device and go out at the next start.</source>
        <translation>Alles ist auf diesem Gerät sicher und wird beim nächsten Start gesendet.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>secondline::ui::MeanwhileList</name>
    <message>
        <source>While you were offline</source>
        <translation>Während Sie offline waren</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ModeButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::NavPane</name>
    <message>
        <source>Queues and filters</source>
        <translation>Warteschlangen und Filter</translation>
    </message>
    <message>
        <source>%1 · Tier %2</source>
        <translation>%1 · Tier %2</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Meine Arbeit</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Mir zugewiesen</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>Alle offenen</translation>
    </message>
    <message>
        <source>Tier %1 queues</source>
        <translation>Tier-%1-Warteschlangen</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Breaches today</source>
        <translation>Frist läuft heute ab</translation>
    </message>
    <message>
        <source>P1 and P2 open</source>
        <translation>P1 und P2 offen</translation>
    </message>
    <message>
        <source>Waiting for requester</source>
        <translation>Wartet auf Anfragenden</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n open</source>
        <comment>place in the left pane</comment>
        <translation>
            <numerusform>%1, %n offen</numerusform>
            <numerusform>%1, %n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n at risk</source>
        <comment>place with its open count</comment>
        <translation>
            <numerusform>%1, %n gefährdet</numerusform>
            <numerusform>%1, %n gefährdet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::NewTicketPage</name>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Service request</source>
        <translation>Serviceanfrage</translation>
    </message>
    <message>
        <source>System task</source>
        <translation>Systemaufgabe</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Create ticket</source>
        <translation>Ticket anlegen</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Neues Ticket</translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>What does not work, in one line</source>
        <translation>Was nicht geht, in einer Zeile</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>What happens, since when, for whom, and what was done before</source>
        <translation>Was geschieht, seit wann, bei wem, und was wurde vorher getan</translation>
    </message>
    <message>
        <source>Requester</source>
        <translation>Anfragender</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Similar open tickets</source>
        <translation>Ähnliche offene Tickets</translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Draft of %1</source>
        <translation>Entwurf von %1</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Goes to %1</source>
        <translation>Geht an %1</translation>
    </message>
    <message>
        <source>The server decides where it goes</source>
        <translation>Der Server entscheidet, wohin es geht</translation>
    </message>
    <message>
        <source>Similar open tickets show here while you type</source>
        <translation>Ähnliche offene Tickets erscheinen hier, während Sie tippen</translation>
    </message>
    <message>
        <source>No similar open ticket on this device</source>
        <translation>Kein ähnliches offenes Ticket auf diesem Gerät</translation>
    </message>
    <message>
        <source>Say who asks: a name or an address.</source>
        <translation>Geben Sie an, wer anfragt: einen Namen oder eine Adresse.</translation>
    </message>
    <message>
        <source>Say in one line what it is about.</source>
        <translation>Schreiben Sie in einer Zeile, worum es geht.</translation>
    </message>
    <message>
        <source>Ticket created: %1. Waiting to send.</source>
        <translation>Ticket angelegt: %1. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>Entwurf verworfen</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>secondline::ui::OutboxDetail</name>
    <message>
        <source>Perhaps. The server is asked before it is done again.</source>
        <translation>Vielleicht. Der Server wird gefragt, bevor es noch einmal geschieht.</translation>
    </message>
    <message>
        <source>It was, and is not any more</source>
        <translation>Es war dort und ist es nicht mehr</translation>
    </message>
    <message>
        <source>It was, and was replaced</source>
        <translation>Es war dort und wurde ersetzt</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>No, it was not accepted</source>
        <translation>Nein, es wurde nicht angenommen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>Ticket öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Save edit</source>
        <translation>Bearbeitung speichern</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Von mir</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>What the server has</source>
        <translation>Was der Server hat</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <source>On device</source>
        <translation>Auf dem Gerät</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>On server</source>
        <translation>Auf dem Server</translation>
    </message>
    <message>
        <source>The answer was lost. The server is asked, and never gets it twice.</source>
        <translation>Die Antwort ging verloren. Der Server wird gefragt und bekommt es nie doppelt.</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Sends as</source>
        <translation>Wird gesendet als</translation>
    </message>
    <message>
        <source>%1 of %2 for this ticket</source>
        <translation>%1 von %2 für dieses Ticket</translation>
    </message>
    <message>
        <source>Needs first</source>
        <translation>Braucht zuerst</translation>
    </message>
    <message numerus="yes">
        <source>The %n change(s) before it</source>
        <translation>
            <numerusform>Die Änderung davor</numerusform>
            <numerusform>Die %n Änderungen davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>you, since %1</source>
        <translation>Sie, seit %1</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), last %1</source>
        <translation>
            <numerusform>%n Mal, zuletzt %1</numerusform>
            <numerusform>%n Mal, zuletzt %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What did you try?</source>
        <translation>Was haben Sie versucht?</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist geschehen?</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es ausging</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Geholfen</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Teils</translation>
    </message>
    <message>
        <source>Did not help</source>
        <translation>Nicht geholfen</translation>
    </message>
    <message>
        <source>To the requester</source>
        <translation>An den Anfragenden</translation>
    </message>
    <message>
        <source>Work note, for the desk only</source>
        <translation>Arbeitsnotiz, nur für das Team</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>gesendet %1</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>gemacht %1</translation>
    </message>
    <message>
        <source>Somebody changed the same on the server meanwhile. Both versions are kept until you decide.</source>
        <translation>Jemand hat inzwischen dasselbe auf dem Server geändert. Beide Fassungen bleiben, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Andere Fassung behalten</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Complete the handoff</source>
        <translation>Übergabe ergänzen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine Fassung behalten</translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Draft not saved: %1</source>
        <translation>Entwurf nicht gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::OutboxModel</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>secondline::ui::OutboxPage</name>
    <message>
        <source>Outbox</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Online when possible</source>
        <translation>Online, wenn möglich</translation>
    </message>
    <message>
        <source>Sends and receives by itself</source>
        <translation>Sendet und empfängt von selbst</translation>
    </message>
    <message>
        <source>Metered</source>
        <translation>Getaktet</translation>
    </message>
    <message>
        <source>Sends and receives texts; nothing large, nothing ahead of need</source>
        <translation>Sendet und empfängt Texte; nichts Großes, nichts im Voraus</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <translation>Offline bleiben</translation>
    </message>
    <message>
        <source>Uses no network until you say so</source>
        <translation>Nutzt kein Netz, bis Sie es sagen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>Bericht kopiert</translation>
    </message>
    <message>
        <source>Unfinished text discarded</source>
        <translation>Unfertiger Text verworfen</translation>
    </message>
    <message>
        <source>Goes out again with the next sync</source>
        <translation>Wird mit dem nächsten Abgleich wieder gesendet</translation>
    </message>
    <message>
        <source>Yours replaces theirs with the next sync</source>
        <translation>Ihre Fassung ersetzt die andere mit dem nächsten Abgleich</translation>
    </message>
    <message>
        <source>Edit saved on this device</source>
        <translation>Bearbeitung auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Waiting to send</source>
        <translation>Wartet auf Versand</translation>
    </message>
    <message>
        <source>Not sure if sent</source>
        <translation>Versand unsicher</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>Heute gesendet</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Unfinished texts</source>
        <translation>Unfertige Texte</translation>
    </message>
    <message>
        <source>Sync reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>Alle Berichte</translation>
    </message>
    <message>
        <source>Nothing sent today</source>
        <translation>Heute nichts gesendet</translation>
    </message>
    <message>
        <source>What the server accepted since this window opened shows here.</source>
        <translation>Hier steht, was der Server angenommen hat, seit dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>No unfinished texts</source>
        <translation>Keine unfertigen Texte</translation>
    </message>
    <message>
        <source>A text that you begin and leave waits here until you finish it.</source>
        <translation>Ein Text, den Sie begonnen und verlassen haben, wartet hier auf Sie.</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Hier wartet nichts</translation>
    </message>
    <message>
        <source>Everything you did is on the server. What you do without a network waits here and goes out by itself.</source>
        <translation>Alles, was Sie getan haben, ist auf dem Server. Was Sie ohne Netz tun, wartet hier und wird von selbst gesendet.</translation>
    </message>
    <message>
        <source>A change shows here in full.</source>
        <translation>Hier steht eine Änderung in voller Länge.</translation>
    </message>
    <message numerus="yes">
        <source>The outbox on this device was damaged. %n change(s) were rescued and wait for you.</source>
        <translation>
            <numerusform>Der Ausgang auf diesem Gerät war beschädigt. %n Änderung wurde gerettet und wartet auf Sie.</numerusform>
            <numerusform>Der Ausgang auf diesem Gerät war beschädigt. %n Änderungen wurden gerettet und warten auf Sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n ließ sich nicht lesen.</numerusform>
            <numerusform>%n ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The damaged file is kept: %1</source>
        <comment>a path</comment>
        <translation>Die beschädigte Datei wurde aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are safe here</source>
        <translation>
            <numerusform>%n Änderung wird hier sicher aufbewahrt</numerusform>
            <numerusform>%n Änderungen werden hier sicher aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed out. %1 and go out after you sign in.</source>
        <translation>Abgemeldet. %1 und nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Signed out. What you do is kept here and goes out after you sign in.</source>
        <translation>Abgemeldet. Was Sie tun, bleibt hier und wird nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Offline, as you chose. %1 and go out when you go online.</source>
        <translation>Offline, wie gewählt. %1 und gesendet, wenn Sie online gehen.</translation>
    </message>
    <message>
        <source>Offline, as you chose. Nothing waits.</source>
        <translation>Offline, wie gewählt. Nichts wartet.</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>Online gehen</translation>
    </message>
    <message>
        <source>Offline since %1. %2 and go out by themselves.</source>
        <translation>Offline seit %1. %2 und von selbst gesendet.</translation>
    </message>
    <message>
        <source>Offline since %1. Nothing waits.</source>
        <translation>Offline seit %1. Nichts wartet.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Theirs is kept: %1</source>
        <translation>Die andere Fassung bleibt: %1</translation>
    </message>
    <message>
        <source>Withdrawn: %1</source>
        <translation>Zurückgezogen: %1</translation>
    </message>
    <message>
        <source>Back in the outbox</source>
        <translation>Wieder im Ausgang</translation>
    </message>
</context>
<context>
    <name>secondline::ui::PaletteModel</name>
    <message>
        <source>Used last</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Queues and filters</source>
        <translation>Warteschlangen und Filter</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>secondline::ui::PersonPopup</name>
    <message>
        <source>Assign to</source>
        <translation>Zuweisen an</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>Assign to whom?</source>
        <translation>Wem zuweisen?</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>%1 · Tier %2</source>
        <translation>%1 · Tier %2</translation>
    </message>
    <message>
        <source>Nobody: give it back to the queue</source>
        <translation>Niemandem: zurück in die Warteschlange</translation>
    </message>
</context>
<context>
    <name>secondline::ui::PriorityPopup</name>
    <message>
        <source>Set priority</source>
        <translation>Priorität setzen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>degree: number, word</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>Ergibt</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReadingPane</name>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Durchsicht</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Copy reference</source>
        <translation>Verweis kopieren</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>Ticket öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Tier %1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Article %1: %2</source>
        <translation>Artikel %1: %2</translation>
    </message>
    <message>
        <source>Ticket %1: %2</source>
        <translation>Ticket %1: %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReadingText</name>
    <message>
        <source>Copy all of it</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReceivedPage</name>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Handoff</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>The handoff</source>
        <translation>Die Übergabe</translation>
    </message>
    <message>
        <source>Is it complete?</source>
        <translation>Ist sie vollständig?</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Etwas fehlt</translation>
    </message>
    <message>
        <source>Mark only what you cannot start without. The ticket goes back with exactly these items.</source>
        <translation>Markieren Sie nur, ohne was Sie nicht anfangen können. Das Ticket geht mit genau diesen Punkten zurück.</translation>
    </message>
    <message>
        <source>What do you need?</source>
        <translation>Was brauchen Sie?</translation>
    </message>
    <message>
        <source>Your word goes to whoever wrote it, and into the figures as a count.</source>
        <translation>Ihr Urteil geht an den, der sie geschrieben hat, und als Zahl in die Kennzahlen.</translation>
    </message>
    <message>
        <source>Your word on it</source>
        <translation>Ihr Urteil dazu</translation>
    </message>
    <message>
        <source>This ticket came up no tier with a handoff.</source>
        <translation>Dieses Ticket kam nicht mit einer Übergabe.</translation>
    </message>
    <message>
        <source>Handoff from Tier %1</source>
        <translation>Übergabe von Tier %1</translation>
    </message>
    <message>
        <source>%1 · written by %2, %3</source>
        <comment>ticket, person, when</comment>
        <translation>%1 · von %2 geschrieben, %3</translation>
    </message>
    <message numerus="yes">
        <source>Read in about %n second(s)</source>
        <translation>
            <numerusform>In etwa %n Sekunde gelesen</numerusform>
            <numerusform>In etwa %n Sekunden gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Returned for %n item(s). Waiting to send.</source>
        <translation>
            <numerusform>Wegen %n Punkts zurückgegeben. Wartet auf das Senden.</numerusform>
            <numerusform>Wegen %n Punkten zurückgegeben. Wartet auf das Senden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted. Waiting to send.</source>
        <translation>Angenommen. Wartet auf das Senden.</translation>
    </message>
    <message>
        <source>This handoff was accepted.</source>
        <translation>Diese Übergabe wurde angenommen.</translation>
    </message>
    <message>
        <source>This handoff went back for what was missing.</source>
        <translation>Diese Übergabe ging wegen dessen, was fehlte, zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Return for %n item(s)</source>
        <translation>
            <numerusform>Wegen %n Punkts zurückgeben</numerusform>
            <numerusform>Wegen %n Punkten zurückgeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept anyway</source>
        <translation>Trotzdem annehmen</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Draft saved on this device</source>
        <translation>Entwurf auf diesem Gerät gespeichert</translation>
    </message>
    <message>
        <source>Returned. Waiting to send.</source>
        <translation>Zurückgegeben. Wartet auf das Senden.</translation>
    </message>
    <message>
        <source>Handoff accepted. Waiting to send.</source>
        <translation>Übergabe angenommen. Wartet auf das Senden.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReportList</name>
    <message>
        <source>Search in sync reports</source>
        <translation>In Berichten suchen</translation>
    </message>
    <message>
        <source>Search in sync reports: a ticket, a person, a word</source>
        <translation>In Berichten suchen: ein Ticket, eine Person, ein Wort</translation>
    </message>
    <message>
        <source>Sync reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, what came of it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReportView</name>
    <message>
        <source>Sync report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>different fields changed on both sides, both kept</source>
        <translation>verschiedene Felder auf beiden Seiten geändert, beides bleibt</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>count, of what</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>sent and confirmed</source>
        <translation>gesendet und bestätigt</translation>
    </message>
    <message>
        <source>merged with others’ work</source>
        <translation>mit Arbeit anderer zusammengeführt</translation>
    </message>
    <message numerus="yes">
        <source>need(s) you</source>
        <comment>count above</comment>
        <translation>
            <numerusform>zu klären</numerusform>
            <numerusform>zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ticket(s) changed by others</source>
        <translation>
            <numerusform>Ticket von anderen geändert</numerusform>
            <numerusform>Tickets von anderen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action, of what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Eingabe</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weiteres zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::ResultsModel</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>secondline::ui::RowsField</name>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Add a row: %1</source>
        <translation>Zeile hinzufügen: %1</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
    <message>
        <source>Remove this row</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>%1, %2, row %3</source>
        <translation>%1, %2, Zeile %3</translation>
    </message>
    <message>
        <source>Remove row %1</source>
        <translation>Zeile %1 entfernen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::SearchField</name>
    <message>
        <source>Search tickets and articles</source>
        <translation>Tickets und Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Search everything on this device</source>
        <translation>Alles auf diesem Gerät durchsuchen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::ServerStep</name>
    <message>
        <source>Welcome. Where is your help desk?</source>
        <translation>Willkommen. Wo ist Ihr Helpdesk?</translation>
    </message>
    <message>
        <source>Its address, your mail address there, or the link that your desk gave you.</source>
        <translation>Die Adresse, Ihre E-Mail-Adresse dort oder der Link, den Ihr Helpdesk Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Always over https. Your desk tells you the address.</source>
        <translation>Immer über https. Ihr Helpdesk nennt Ihnen die Adresse.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Certificate file (optional)</source>
        <translation>Zertifikatsdatei (optional)</translation>
    </message>
    <message>
        <source>Only if your company signs its certificates itself: its authority, a PEM file.</source>
        <translation>Nur wenn Ihre Firma ihre Zertifikate selbst ausstellt: das ihrer Zertifizierungsstelle, eine PEM-Datei.</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Zertifikatsdatei</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Type the address of the server.</source>
        <translation>Geben Sie die Adresse des Servers ein.</translation>
    </message>
    <message>
        <source>Only https keeps tickets and your token private.</source>
        <translation>Nur https hält Tickets und Ihr Token geheim.</translation>
    </message>
    <message>
        <source>Type the address with https.</source>
        <translation>Geben Sie die Adresse mit https ein.</translation>
    </message>
    <message>
        <source>This is not an address.</source>
        <translation>Das ist keine Adresse.</translation>
    </message>
    <message>
        <source>A good one: https://helpdesk.example.org</source>
        <translation>Richtig wäre: https://helpdesk.example.org</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Diese Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>Looking for %1</source>
        <translation>%1 wird gesucht</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Unter dieser Adresse antwortet niemand.</translation>
    </message>
    <message>
        <source>Look for a slip in it, and whether this device has a network.</source>
        <translation>Prüfen Sie, ob sie richtig geschrieben ist und ob dieses Gerät ein Netz hat.</translation>
    </message>
</context>
<context>
    <name>secondline::ui::SignInForm</name>
    <message>
        <source>Trying the server</source>
        <translation>Verbindung zum Server wird geprüft</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>secondline::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Secondline</source>
        <translation>Secondline</translation>
    </message>
    <message>
        <source>The second-line desk that works without a network.</source>
        <translation>Der Second-Level-Helpdesk, der auch ohne Netz arbeitet.</translation>
    </message>
    <message>
        <source>No network now?</source>
        <translation>Gerade kein Netz?</translation>
    </message>
    <message>
        <source>What is on this device can be read and worked on. It goes out after you sign in.</source>
        <translation>Was auf diesem Gerät ist, können Sie lesen und bearbeiten. Gesendet wird es nach der Anmeldung.</translation>
    </message>
    <message>
        <source>Sign in later</source>
        <translation>Später anmelden</translation>
    </message>
    <message>
        <source>1  Server</source>
        <translation>1  Server</translation>
    </message>
    <message>
        <source>2  Sign in</source>
        <translation>2  Anmelden</translation>
    </message>
    <message>
        <source>3  What to keep offline</source>
        <translation>3  Was offline bleibt</translation>
    </message>
    <message>
        <source>No server yet?</source>
        <translation>Noch kein Server?</translation>
    </message>
    <message>
        <source>Look around with 2,000 real tickets and 500 articles. Nothing leaves this device.</source>
        <translation>Sehen Sie sich mit 2.000 echten Tickets und 500 Artikeln um. Nichts verlässt dieses Gerät.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Starting the first sync</source>
        <translation>Der erste Abgleich beginnt</translation>
    </message>
</context>
<context>
    <name>secondline::ui::StatusLine</name>
    <message>
        <source>%1, %2</source>
        <comment>needs you, waiting to send</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n zu klären</numerusform>
            <numerusform>%n zu klären</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n wartet auf Versand</numerusform>
            <numerusform>%n warten auf Versand</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>Nichts wartet</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Suchindex</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Everything on this device can be read and worked on. Sign in to send and receive.</source>
        <translation>Alles auf diesem Gerät können Sie lesen und bearbeiten. Melden Sie sich an, um zu senden und zu empfangen.</translation>
    </message>
    <message>
        <source>Staying offline</source>
        <translation>Offline, wie gewählt</translation>
    </message>
    <message numerus="yes">
        <source>You asked to stay offline (Tools, Network). %n change(s) are safe here.</source>
        <translation>
            <numerusform>Sie wollten offline bleiben (Extras, Netz). %n Änderung ist hier sicher.</numerusform>
            <numerusform>Sie wollten offline bleiben (Extras, Netz). %n Änderungen sind hier sicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>Online, metered</source>
        <translation>Online, getaktet</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Press to sync now (F5)</source>
        <translation>Klicken, um jetzt abzugleichen (F5)</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message numerus="yes">
        <source>Offline since %1. %n change(s) are safe here and go out by themselves.</source>
        <translation>
            <numerusform>Offline seit %1. %n Änderung ist hier sicher und wird von selbst gesendet.</numerusform>
            <numerusform>Offline seit %1. %n Änderungen sind hier sicher und werden von selbst gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are safe here and go out by themselves.</source>
        <translation>
            <numerusform>%n Änderung ist hier sicher und wird von selbst gesendet.</numerusform>
            <numerusform>%n Änderungen sind hier sicher und werden von selbst gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>First sync: %1 of %2</source>
        <translation>Erster Abgleich: %1 von %2</translation>
    </message>
    <message>
        <source>First sync: %1</source>
        <translation>Erster Abgleich: %1</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Abgleich läuft</translation>
    </message>
    <message>
        <source>Synced %1</source>
        <translation>Abgeglichen %1</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Search index %1 %</source>
        <translation>Suchindex %1 %</translation>
    </message>
    <message>
        <source>%1 · Tier %2</source>
        <translation>%1 · Tier %2</translation>
    </message>
</context>
<context>
    <name>secondline::ui::Stepper</name>
    <message>
        <source>%1 of %2</source>
        <comment>parts of a step that are there</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>unvollständig</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketListModel</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketListPane</name>
    <message>
        <source>SLA due</source>
        <translation>SLA fällig</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Absteigend</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Diese Liste filtern</translation>
    </message>
    <message>
        <source>Filter this list (/)</source>
        <translation>Diese Liste filtern (/)</translation>
    </message>
    <message>
        <source>Filter this list by number, subject or requester</source>
        <translation>Diese Liste nach Nummer, Betreff oder Anfragendem filtern</translation>
    </message>
    <message>
        <source>Number, subject or requester</source>
        <translation>Nummer, Betreff oder Anfragender</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Tickets in %1</source>
        <translation>Tickets in %1</translation>
    </message>
    <message>
        <source>Sorted by %1, descending</source>
        <translation>Nach %1 geordnet, absteigend</translation>
    </message>
    <message>
        <source>Sorted by %1, ascending</source>
        <translation>Nach %1 geordnet, aufsteigend</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n Ticket</numerusform>
            <numerusform>%n Tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketRowDelegate</name>
    <message>
        <source>(no subject)</source>
        <translation>(kein Betreff)</translation>
    </message>
    <message>
        <source>T%1</source>
        <comment>tier, short</comment>
        <translation>T%1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketView</name>
    <message>
        <source>Assign to me</source>
        <translation>Mir zuweisen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>Change priority</source>
        <translation>Priorität ändern</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>Zuweisen an…</translation>
    </message>
    <message>
        <source>Go on: no longer waiting</source>
        <translation>Weiter: wartet nicht mehr</translation>
    </message>
    <message>
        <source>Waiting for requester</source>
        <translation>Wartet auf Anfragenden</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Nummer kopieren</translation>
    </message>
    <message>
        <source>Comment saved on this device. Waiting to send.</source>
        <translation>Kommentar auf diesem Gerät gespeichert. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>Work note saved on this device. Waiting to send.</source>
        <translation>Arbeitsnotiz auf diesem Gerät gespeichert. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>Attempt saved on this device. Waiting to send.</source>
        <translation>Versuch auf diesem Gerät gespeichert. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>No ticket is open</source>
        <translation>Kein Ticket geöffnet</translation>
    </message>
    <message>
        <source>Choose one in the list, or press J for the next one.</source>
        <translation>Wählen Sie eines in der Liste, oder drücken Sie J für das nächste.</translation>
    </message>
    <message>
        <source>You can read this queue. Writing in it needs another right.</source>
        <translation>Sie dürfen diese Warteschlange lesen. Zum Schreiben fehlt Ihnen das Recht.</translation>
    </message>
    <message>
        <source>The server did not take the handoff: it is not complete.</source>
        <translation>Der Server nahm die Übergabe nicht an: Sie ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Complete it</source>
        <translation>Ergänzen</translation>
    </message>
    <message>
        <source>A handoff is begun and not sent.</source>
        <translation>Eine Übergabe ist begonnen und nicht gesendet.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Only an open ticket goes up a tier</source>
        <translation>Nur ein offenes Ticket lässt sich eskalieren</translation>
    </message>
    <message>
        <source>No tier above this one is known on this device</source>
        <translation>Auf diesem Gerät ist keine höhere Ebene bekannt</translation>
    </message>
    <message>
        <source>picture %1.png</source>
        <comment>name of a pasted picture, with its time</comment>
        <translation>Bild %1.png</translation>
    </message>
    <message>
        <source>%1 is being fetched</source>
        <translation>%1 wird geladen</translation>
    </message>
    <message>
        <source>%1 is neither on this device nor on the server</source>
        <translation>%1 ist weder auf diesem Gerät noch auf dem Server</translation>
    </message>
    <message>
        <source>%1 is yours. Waiting to send.</source>
        <translation>%1 gehört Ihnen. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 is back in its queue. Waiting to send.</source>
        <translation>%1 ist wieder in der Warteschlange. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 goes to %2. Waiting to send.</source>
        <translation>%1 geht an %2. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 is %2. Waiting to send.</source>
        <translation>%1 ist %2. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 waits for the requester. Waiting to send.</source>
        <translation>%1 wartet auf den Anfragenden. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 goes on. Waiting to send.</source>
        <translation>%1 geht weiter. Wartet auf Versand.</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>%1 kopiert</translation>
    </message>
    <message>
        <source>%1 handed this over. Read it, and say whether it is complete.</source>
        <translation>%1 hat das übergeben. Lesen Sie es und sagen Sie, ob es vollständig ist.</translation>
    </message>
    <message>
        <source>Read the handoff</source>
        <translation>Übergabe lesen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketsPage</name>
    <message>
        <source>Tickets are on their way</source>
        <translation>Tickets sind unterwegs</translation>
    </message>
    <message>
        <source>The first sync fills this device. What has come can be read and worked on already.</source>
        <translation>Der erste Abgleich füllt dieses Gerät. Was schon da ist, können Sie lesen und bearbeiten.</translation>
    </message>
    <message>
        <source>Nothing is assigned to you</source>
        <translation>Ihnen ist nichts zugewiesen</translation>
    </message>
    <message>
        <source>Tickets come here when you take one with M, or when somebody gives you one.</source>
        <translation>Hier stehen Tickets, die Sie mit M nehmen oder die Ihnen jemand zuweist.</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>Hier wartet nichts</translation>
    </message>
    <message>
        <source>New tickets arrive by their category, or when another tier hands them over.</source>
        <translation>Neue Tickets kommen nach ihrer Kategorie hierher, oder wenn eine andere Ebene sie übergibt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n ticket(s) at risk</source>
        <translation>
            <numerusform>%1: %n Ticket ist gefährdet</numerusform>
            <numerusform>%1: %n Tickets sind gefährdet</numerusform>
        </translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>secondline::ui::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>Gezeigt: %1</translation>
    </message>
    <message>
        <source>All entries</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Comments and notes</source>
        <translation>Kommentare und Notizen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Eröffnet</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older entries</source>
        <translation>
            <numerusform>%n älteren Eintrag zeigen</numerusform>
            <numerusform>%n ältere Einträge zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <comment>its key</comment>
        <translation>Rückgängig %1</translation>
    </message>
</context>
<context>
    <name>secondline::ui::TokenStep</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>A token stands for your password. Your desk’s server gives you one.</source>
        <translation>Ein Token steht für Ihr Passwort. Der Server Ihres Helpdesks gibt Ihnen eines.</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Personal access token</source>
        <translation>Persönliches Zugriffstoken</translation>
    </message>
    <message>
        <source>Paste it, or drop its file here. It stays in this system’s keychain.</source>
        <translation>Fügen Sie es ein oder ziehen Sie seine Datei hierher. Es bleibt im Schlüsselbund dieses Systems.</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>This file holds no token.</source>
        <translation>In dieser Datei steht kein Token.</translation>
    </message>
    <message>
        <source>A token is one line of text.</source>
        <translation>Ein Token ist eine Zeile Text.</translation>
    </message>
    <message>
        <source>Paste your token, or take it from a file.</source>
        <translation>Fügen Sie Ihr Token ein, oder wählen Sie es aus einer Datei.</translation>
    </message>
    <message>
        <source>Signing in to %1</source>
        <translation>Anmeldung bei %1</translation>
    </message>
    <message>
        <source>It may be mistyped, expired or revoked. Take a new one.</source>
        <translation>Vielleicht ist es vertippt, abgelaufen oder widerrufen. Nehmen Sie ein neues.</translation>
    </message>
    <message>
        <source>Use a profile of its own</source>
        <translation>Eigenes Profil verwenden</translation>
    </message>
</context>
</TS>
