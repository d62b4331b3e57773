<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Conditions</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayText</name>
    <message numerus="yes">
        <source>%n not visible</source>
        <extracomment>Stands for linked records that the reader may not see, after the names of those that he may.</extracomment>
        <translation>
            <numerusform>%n not visible</numerusform>
            <numerusform>%n not visible</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::ContactsPane</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::Customer360Page</name>
    <message numerus="yes">
        <source>%n companies</source>
        <translation>
            <numerusform>%n company</numerusform>
            <numerusform>%n companies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::ExportDialog</name>
    <message numerus="yes">
        <source>Export %n row(s)</source>
        <translation>
            <numerusform>Export %n row</numerusform>
            <numerusform>Export %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::FactsPane</name>
    <message numerus="yes">
        <source>%n field(s) empty</source>
        <translation>
            <numerusform>%n field empty</numerusform>
            <numerusform>%n fields empty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::FilesPane</name>
    <message numerus="yes">
        <source>sending %n</source>
        <translation>
            <numerusform>sending %n</numerusform>
            <numerusform>sending %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::GroupFigures</name>
    <message numerus="yes">
        <source>%Ln companies</source>
        <translation>
            <numerusform>%Ln company</numerusform>
            <numerusform>%Ln companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contacts</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interactions in 12 months</source>
        <translation>
            <numerusform>%Ln interaction in 12 months</numerusform>
            <numerusform>%Ln interactions in 12 months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln open tasks</source>
        <translation>
            <numerusform>%Ln open task</numerusform>
            <numerusform>%Ln open tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::IdentityHead</name>
    <message numerus="yes">
        <source>leads %n companies</source>
        <translation>
            <numerusform>leads %n company</numerusform>
            <numerusform>leads %n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fill %n</source>
        <translation>
            <numerusform>Fill %n</numerusform>
            <numerusform>Fill %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln in all</numerusform>
            <numerusform>%Ln in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) empty</source>
        <translation>
            <numerusform>%n field empty</numerusform>
            <numerusform>%n fields empty</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::ImportWizard</name>
    <message numerus="yes">
        <source>%1 · %2 · %n column(s)</source>
        <extracomment>Over an import: file, its size, number of columns.</extracomment>
        <translation>
            <numerusform>%1 · %2 · %n column</numerusform>
            <numerusform>%1 · %2 · %n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s)</source>
        <translation>
            <numerusform>The first %n row</numerusform>
            <numerusform>The first %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) need correcting</source>
        <translation>
            <numerusform>%n cell needs correcting</numerusform>
            <numerusform>%n cells need correcting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import was taken back, but for %n record(s) that were changed since.</source>
        <translation>
            <numerusform>The import was taken back, but for %n record that was changed since.</numerusform>
            <numerusform>The import was taken back, but for %n records that were changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::ListPage</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new</source>
        <translation>
            <numerusform>Show %n new</numerusform>
            <numerusform>Show %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No %1 match the %n condition(s)</source>
        <extracomment>An empty list: %1 is the kind of record in the plural.</extracomment>
        <translation>
            <numerusform>No %1 match the %n condition</numerusform>
            <numerusform>No %1 match the %n conditions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transfer %n record(s)</source>
        <translation>
            <numerusform>Transfer %n record</numerusform>
            <numerusform>Transfer %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) deleted</source>
        <translation>
            <numerusform>%n record deleted</numerusform>
            <numerusform>%n records deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) changed</source>
        <translation>
            <numerusform>%n record changed</numerusform>
            <numerusform>%n records changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A list holds at most %n record(s). Select fewer.</source>
        <translation>
            <numerusform>A list holds at most %n record. Select fewer.</numerusform>
            <numerusform>A list holds at most %n records. Select fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n record(s) as a list</source>
        <translation>
            <numerusform>Keep %n record as a list</numerusform>
            <numerusform>Keep %n records as a list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::MainWindow</name>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::NoticeBell</name>
    <message numerus="yes">
        <source>Notices, %n unread</source>
        <translation>
            <numerusform>Notices, %n unread</numerusform>
            <numerusform>Notices, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::RecordForm</name>
    <message numerus="yes">
        <source>%n field(s) need correcting</source>
        <extracomment>Why a form was not saved.</extracomment>
        <translation>
            <numerusform>%n field needs correcting</numerusform>
            <numerusform>%n fields need correcting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has just changed %n field(s) that you changed too</source>
        <translation>
            <numerusform>%1 has just changed %n field that you changed too</numerusform>
            <numerusform>%1 has just changed %n fields that you changed too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has just changed %n field(s)</source>
        <translation>
            <numerusform>%1 has just changed %n field</numerusform>
            <numerusform>%1 has just changed %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::RelatedList</name>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::RelationsView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::SetupWizard</name>
    <message numerus="yes">
        <source>%n thing(s) to correct first</source>
        <translation>
            <numerusform>%n thing to correct first</numerusform>
            <numerusform>%n things to correct first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fairdesk::TasksPane</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
</TS>
