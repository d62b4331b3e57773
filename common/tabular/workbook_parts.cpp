#include "common/tabular/workbook_parts.h"

#include "common/tabular/xml_cursor.h"

#include <QDir>

namespace fairdesk {

namespace {

using Token = XmlCursor::Token;

constexpr const char *NoWorkbook =
    QT_TRANSLATE_NOOP("Tabular", "This file is not a table. Choose an .xlsx or a .csv file.");
constexpr const char *OtherWorkbook =
    QT_TRANSLATE_NOOP("Tabular", "This kind of workbook is not read. Save it as an .xlsx workbook.");

struct Relation
{
    QString type; // the last word of the address: it is the same in the strict and the transitional form
    QString target;
};
using Relations = QHash<QString, Relation>;

QString resolved(const QString &folder, const QString &target)
{
    if (target.startsWith(u'/'))
        return QDir::cleanPath(target).sliced(1);
    return QDir::cleanPath(folder.isEmpty() ? target : folder + u'/' + target);
}

QString folderOf(const QString &part)
{
    return part.contains(u'/') ? part.section(u'/', 0, -2) : QString();
}

// "xl/workbook.xml" has its relations in "xl/_rels/workbook.xml.rels".
QString relationsPart(const QString &part)
{
    return resolved(folderOf(part), QStringLiteral("_rels/%1.rels").arg(part.section(u'/', -1)));
}

TableError readRelations(const ZipPackage &package, const QString &part, const TableBudget &budget,
                         Relations *relations)
{
    const QString folder = folderOf(part);
    const QString name = relationsPart(part);
    XmlCursor xml(package.part(name), name);
    for (Token token = xml.next(); token != Token::Finished; token = xml.next()) {
        if (token != Token::Start || xml.name() != u"Relationship")
            continue;
        const QXmlStreamAttributes attributes = xml.attributes();
        const QString target = valueOf(attributes, u"Target").toString();
        if (target.isEmpty() || valueOf(attributes, u"TargetMode") == u"External")
            continue;
        if (relations->size() >= budget.parts)
            return suspiciousWorkbook(name);
        relations->insert(valueOf(attributes, u"Id").toString(),
                          {valueOf(attributes, u"Type").toString().section(u'/', -1), resolved(folder, target)});
    }
    return xml.error();
}

QString targetOfType(const Relations &relations, QStringView type)
{
    for (const Relation &relation : relations) {
        if (relation.type == type)
            return relation.target;
    }
    return {};
}

bool isTrue(QStringView value)
{
    return value == u"1" || value.compare(u"true", Qt::CaseInsensitive) == 0;
}

// The relation's key: the attribute "id" that has a namespace, whichever of the two forms it is.
QString relationKey(const QXmlStreamAttributes &attributes)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == u"id" && attribute.namespaceUri().endsWith(u"/relationships"))
            return attribute.value().toString();
    }
    return {};
}

TableError readSheetList(XmlCursor &xml, const Relations &relations, const TableBudget &budget, WorkbookParts *parts)
{
    bool isWorkbook = false;
    for (Token token = xml.next(); token != Token::Finished; token = xml.next()) {
        if (token != Token::Start)
            continue;
        if (xml.depth() == 1) {
            isWorkbook = xml.name() == u"workbook";
            if (!isWorkbook)
                return {TableError::NotATable, NoWorkbook, {}, 0, {}};
        } else if (xml.name() == u"workbookPr") {
            parts->from1904 = isTrue(valueOf(xml.attributes(), u"date1904"));
        } else if (xml.name() == u"sheet") {
            const QXmlStreamAttributes attributes = xml.attributes();
            const Relation relation = relations.value(relationKey(attributes));
            if (relation.type != u"worksheet")
                continue; // a chart or a macro sheet
            if (parts->sheets.size() >= budget.sheets)
                return suspiciousWorkbook(QStringLiteral("sheets"));
            const QStringView state = valueOf(attributes, u"state");
            parts->sheets.append(
                {{valueOf(attributes, u"name").toString(), !state.isEmpty() && state != u"visible"}, relation.target});
        }
    }
    return xml.error();
}

// A document type that office programs share the zip form with.
TableError otherPackage(const ZipPackage &package)
{
    if (package.contains(QStringLiteral("xl/workbook.bin")) || package.contains(QStringLiteral("content.xml")))
        return {TableError::Unsupported, OtherWorkbook, {}, 0, {}};
    if (package.contains(QStringLiteral("xl/workbook.xml")) || package.contains(QStringLiteral("[Content_Types].xml")))
        return damagedWorkbook(QStringLiteral("_rels/.rels"));
    return {TableError::NotATable, NoWorkbook, {}, 0, {}};
}

} // namespace

TableError readWorkbookParts(const ZipPackage &package, const TableBudget &budget, WorkbookParts *parts)
{
    if (!package.contains(QStringLiteral("_rels/.rels")))
        return otherPackage(package);
    Relations root;
    if (const TableError error = readRelations(package, {}, budget, &root))
        return error;
    const QString workbook = targetOfType(root, u"officeDocument");
    if (workbook.isEmpty())
        return {TableError::NotATable, NoWorkbook, {}, 0, {}};
    if (workbook.endsWith(u".bin"))
        return {TableError::Unsupported, OtherWorkbook, {}, 0, {}};

    XmlCursor xml(package.part(workbook), workbook);
    Relations relations;
    if (package.contains(relationsPart(workbook))) {
        if (const TableError error = readRelations(package, workbook, budget, &relations))
            return error;
    }
    if (const TableError error = readSheetList(xml, relations, budget, parts))
        return error;
    if (parts->sheets.isEmpty())
        return {
            TableError::NotATable, QT_TRANSLATE_NOOP("Tabular", "The workbook has no sheet with a table."), {}, 0, {}};
    parts->sharedStrings = targetOfType(relations, u"sharedStrings");
    parts->styles = targetOfType(relations, u"styles");
    return {};
}

TableError readCellStyles(const ZipPackage &package, const QString &part, const TableBudget &budget,
                          QList<NumberFormat> *styles)
{
    XmlCursor xml(package.part(part), part);
    QHash<int, NumberFormat> custom;
    bool inCellStyles = false; // the same elements also describe named styles, which cells do not refer to
    for (Token token = xml.next(); token != Token::Finished; token = xml.next()) {
        if (token == Token::End && xml.name() == u"cellXfs")
            inCellStyles = false;
        if (token != Token::Start)
            continue;
        if (styles->size() > budget.styles || custom.size() > budget.styles)
            return suspiciousWorkbook(part);
        if (xml.name() == u"cellXfs") {
            inCellStyles = true;
        } else if (xml.name() == u"numFmt") {
            const QXmlStreamAttributes attributes = xml.attributes();
            custom.insert(valueOf(attributes, u"numFmtId").toInt(),
                          NumberFormat::custom(valueOf(attributes, u"formatCode")));
        } else if (inCellStyles && xml.name() == u"xf") {
            const int id = valueOf(xml.attributes(), u"numFmtId").toInt();
            styles->append(custom.value(id, NumberFormat::builtIn(id)));
        }
    }
    return xml.error();
}

} // namespace fairdesk
