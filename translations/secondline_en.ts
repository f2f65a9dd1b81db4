<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>OutboxWords</name>
    <message numerus="yes">
        <source>Waiting for the %n before it</source>
        <translation>
            <numerusform>Waiting for the %n before it</numerusform>
            <numerusform>Waiting for the %n before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n change(s) before it</source>
        <translation>
            <numerusform>the %n change before it</numerusform>
            <numerusform>the %n changes before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Return the handoff for %n item(s)</source>
        <translation>
            <numerusform>Return the handoff for %n item</numerusform>
            <numerusform>Return the handoff for %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept the handoff, %n item(s) missing</source>
        <translation>
            <numerusform>Accept the handoff, %n item missing</numerusform>
            <numerusform>Accept the handoff, %n items missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged</source>
        <translation>
            <numerusform>%n merged</numerusform>
            <numerusform>%n merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) lost on the way and asked for again</source>
        <translation>
            <numerusform>%n reply lost on the way and asked for again</numerusform>
            <numerusform>%n replies lost on the way and asked for again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s) changed by others</source>
        <translation>
            <numerusform>%n ticket changed by others</numerusform>
            <numerusform>%n tickets changed by others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message numerus="yes">
        <source>%n change(s) waiting to send</source>
        <translation>
            <numerusform>%n change waiting to send</numerusform>
            <numerusform>%n changes waiting to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::AttachmentViewer</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 of %n line</numerusform>
            <numerusform>%1 of %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::Brief</name>
    <message numerus="yes">
        <source>%1 · %n did not solve it</source>
        <comment>attempts</comment>
        <translation>
            <numerusform>%1 · %n did not solve it</numerusform>
            <numerusform>%1 · %n did not solve it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::CommandPalette</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::ConflictPage</name>
    <message numerus="yes">
        <source>You and %1 changed the same %n field(s). %2</source>
        <translation>
            <numerusform>You and %1 changed the same field. %2</numerusform>
            <numerusform>You and %1 changed the same %n fields. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You and others changed the same %n field(s). %1</source>
        <translation>
            <numerusform>You and others changed the same field. %1</numerusform>
            <numerusform>You and others changed the same %n fields. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n decided</source>
        <translation>
            <numerusform>%1 of %n decided</numerusform>
            <numerusform>%1 of %n decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) still to decide</source>
        <translation>
            <numerusform>%n field still to decide</numerusform>
            <numerusform>%n fields still to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::EscalationPage</name>
    <message numerus="yes">
        <source>The server did not take this handoff: %n part(s) were missing. Complete them and send it again.</source>
        <translation>
            <numerusform>The server did not take this handoff: %n part was missing. Complete it and send it again.</numerusform>
            <numerusform>The server did not take this handoff: %n parts were missing. Complete them and send it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Escalate: %n part(s) missing</source>
        <translation>
            <numerusform>Escalate: %n part missing</numerusform>
            <numerusform>Escalate: %n parts missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::GapWords</name>
    <message numerus="yes">
        <source>At least %n is needed.</source>
        <translation>
            <numerusform>At least %n is needed.</numerusform>
            <numerusform>At least %n are needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::HandoffBrief</name>
    <message numerus="yes">
        <source>%n thing(s) to complete</source>
        <translation>
            <numerusform>%n thing to complete</numerusform>
            <numerusform>%n things to complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::KeepList</name>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::KnowledgePage</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n file(s) of this profile are damaged: %1</source>
        <translation>
            <numerusform>%n file of this profile is damaged: %1</numerusform>
            <numerusform>%n files of this profile are damaged: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticket(s) would vanish from this device: the server does not show them any more.</source>
        <translation>
            <numerusform>%1 of %n ticket would vanish from this device: the server does not show it any more.</numerusform>
            <numerusform>%1 of %n tickets would vanish from this device: the server does not show them any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were rescued from a damaged outbox. Look at them before they go.</source>
        <translation>
            <numerusform>%n change was rescued from a damaged outbox. Look at it before it goes.</numerusform>
            <numerusform>%n changes were rescued from a damaged outbox. Look at them before they go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign out with %n change(s) not sent?</source>
        <translation>
            <numerusform>Sign out with %n change not sent?</numerusform>
            <numerusform>Sign out with %n changes not sent?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit with %n change(s) not sent?</source>
        <translation>
            <numerusform>Quit with %n change not sent?</numerusform>
            <numerusform>Quit with %n changes not sent?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::NavPane</name>
    <message numerus="yes">
        <source>%1, %n open</source>
        <comment>place in the left pane</comment>
        <translation>
            <numerusform>%1, %n open</numerusform>
            <numerusform>%1, %n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n at risk</source>
        <comment>place with its open count</comment>
        <translation>
            <numerusform>%1, %n at risk</numerusform>
            <numerusform>%1, %n at risk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::OutboxDetail</name>
    <message numerus="yes">
        <source>The %n change(s) before it</source>
        <translation>
            <numerusform>The %n change before it</numerusform>
            <numerusform>The %n changes before it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s), last %1</source>
        <translation>
            <numerusform>%n time, last %1</numerusform>
            <numerusform>%n times, last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::OutboxPage</name>
    <message numerus="yes">
        <source>%n change(s) are safe here</source>
        <translation>
            <numerusform>%n change is safe here</numerusform>
            <numerusform>%n changes are safe here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outbox on this device was damaged. %n change(s) were rescued and wait for you.</source>
        <translation>
            <numerusform>The outbox on this device was damaged. %n change was rescued and waits for you.</numerusform>
            <numerusform>The outbox on this device was damaged. %n changes were rescued and wait for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read.</source>
        <translation>
            <numerusform>%n could not be read.</numerusform>
            <numerusform>%n could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReceivedPage</name>
    <message numerus="yes">
        <source>Read in about %n second(s)</source>
        <translation>
            <numerusform>Read in about %n second</numerusform>
            <numerusform>Read in about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Returned for %n item(s). Waiting to send.</source>
        <translation>
            <numerusform>Returned for %n item. Waiting to send.</numerusform>
            <numerusform>Returned for %n items. Waiting to send.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Return for %n item(s)</source>
        <translation>
            <numerusform>Return for %n item</numerusform>
            <numerusform>Return for %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::ReportView</name>
    <message numerus="yes">
        <source>need(s) you</source>
        <comment>count above</comment>
        <translation>
            <numerusform>needs you</numerusform>
            <numerusform>need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ticket(s) changed by others</source>
        <translation>
            <numerusform>ticket changed by others</numerusform>
            <numerusform>tickets changed by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n need(s) you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n waiting to send</numerusform>
            <numerusform>%n waiting to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You asked to stay offline (Tools, Network). %n change(s) are safe here.</source>
        <translation>
            <numerusform>You asked to stay offline (Tools, Network). %n change is safe here.</numerusform>
            <numerusform>You asked to stay offline (Tools, Network). %n changes are safe here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline since %1. %n change(s) are safe here and go out by themselves.</source>
        <translation>
            <numerusform>Offline since %1. %n change is safe here and goes out by itself.</numerusform>
            <numerusform>Offline since %1. %n changes are safe here and go out by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are safe here and go out by themselves.</source>
        <translation>
            <numerusform>%n change is safe here and goes out by itself.</numerusform>
            <numerusform>%n changes are safe here and go out by themselves.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketListPane</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::TicketsPage</name>
    <message numerus="yes">
        <source>%1 has %n ticket(s) at risk</source>
        <translation>
            <numerusform>%1 has %n ticket at risk</numerusform>
            <numerusform>%1 has %n tickets at risk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>secondline::ui::Timeline</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n older entries</source>
        <translation>
            <numerusform>Show %n older entry</numerusform>
            <numerusform>Show %n older entries</numerusform>
        </translation>
    </message>
</context>
</TS>
