<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>%n change(s) are safe on this device and go out at the next start.</source>
        <translation>
            <numerusform>%n change is safe on this device and goes out at the next start.</numerusform>
            <numerusform>%n changes are safe on this device and go out at the next start.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxWords</name>
    <message numerus="yes">
        <source>Waiting for the %n before it</source>
        <translation>
            <numerusform>Waiting for the %n before it</numerusform>
            <numerusform>Waiting for the %n before it</numerusform>
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
