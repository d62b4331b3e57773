#include "client/editors/link_editors.h"

#include "client/data/choice_labels.h"
#include "client/editors/chips.h"
#include "client/editors/popup_line.h"
#include "client/theme/icons.h"
#include "common/protocol/result_table.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace fairdesk {
namespace {

QList<PickOption> optionsOf(const QList<LookupItem> &items)
{
    QList<PickOption> options;
    for (const LookupItem &item : items)
        options.append({.key = QString::number(item.id), .text = item.title, .detail = item.detail});
    return options;
}

void appendCreate(const ClientContext &context, const QByteArray &target, const QString &typed,
                  QList<PickOption> *options)
{
    const EntityPtr entity = entityOf(context, target);
    if (typed.isEmpty() || !entity || !context.createRecord || !mayCreate(context, target))
        return;
    //: Last line of a list of records: %1 is the kind of record, %2 the name that was typed.
    const QString text = RefEditor::tr("New %1 “%2”").arg(inSentence(labelText(entity->label)), typed);
    options->append({.key = typed, .text = text, .kind = PickOption::Kind::Create});
}

void createNamed(const ClientContext &context, const QByteArray &target, const QString &name)
{
    const EntityPtr entity = entityOf(context, target);
    const FieldSpec *title = entity ? entity->titleField() : nullptr;
    if (title)
        context.createRecord(target, {{title->key, Value(name)}});
}

Text noSuchRecord(const FieldSpec &field, const QString &typed)
{
    return message(QT_TRANSLATE_NOOP("Message", "%1: there is no “%2”. Pick a record from the list."),
                   field.label.argument(), typed);
}

QString hiddenRecord()
{
    return RefEditor::tr("(not visible)");
}

} // namespace

RefEditor::RefEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_line(new PopupLine(this))
    , m_open(new QToolButton(this))
    , m_lookup(new Lookup(context.link, recentLinksOf(context), field.target, this))
{
    row()->addWidget(m_line, 1);
    row()->addWidget(m_open);
    setInput(m_line);
    m_line->setArrowVisible(true);
    m_open->setIcon(icon(Icon::OpenExternal));
    m_open->setIconSize(QSize(metrics::icon, metrics::icon));
    m_open->setAutoRaise(true);
    m_open->setFocusPolicy(Qt::NoFocus);
    m_open->setToolTip(tr("Open this record (Ctrl+Enter)"));
    m_open->setAccessibleName(m_open->toolTip());
    m_open->setFixedSize(metrics::control, metrics::control);
    updateOpenButton();
    connect(m_line, &PopupLine::wanted, m_lookup, &Lookup::setText);
    connect(m_line, &QLineEdit::textEdited, this, &RefEditor::takeTyped);
    connect(m_line, &PopupLine::picked, this, &RefEditor::pick);
    connect(m_lookup, &Lookup::found, this, &RefEditor::offer);
    connect(m_lookup, &Lookup::failed, this, [this] { m_line->closePopup(); });
    connect(m_open, &QToolButton::clicked, this, [this] {
        if (this->context().openRecord && m_id > 0)
            this->context().openRecord(this->field().target, m_id);
    });
}

void RefEditor::setLookupFilter(const Filter &filter)
{
    m_lookup->setFilter(filter);
}

void RefEditor::offer(const QList<LookupItem> &items)
{
    QList<PickOption> options = optionsOf(items);
    for (PickOption &option : options)
        option.checked = option.key == QString::number(m_id);
    const QString typed = m_line->text().trimmed();
    appendCreate(context(), field().target, typed == m_shownTitle ? QString() : typed, &options);
    m_line->offer(options);
}

void RefEditor::pick(const PickOption &option)
{
    if (option.kind == PickOption::Kind::Create) {
        createNamed(context(), field().target, option.key);
        return;
    }
    m_id = option.key.toLongLong();
    m_shownTitle = option.text;
    m_line->setText(option.text);
    m_lookup->choose({m_id, option.text, option.detail, true});
    updateOpenButton();
    emit edited();
}

void RefEditor::takeTyped(const QString &text)
{
    if (text != m_shownTitle) {
        m_id = 0;
        m_shownTitle.clear();
    }
    updateOpenButton();
    emit edited();
}

void RefEditor::updateOpenButton()
{
    m_open->setVisible(m_id > 0 && bool(context().openRecord) && !m_shownTitle.isEmpty());
}

void RefEditor::changeEvent(QEvent *event)
{
    FieldEditor::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_open->setToolTip(tr("Open this record (Ctrl+Enter)"));
}

Value RefEditor::typedValue() const
{
    return m_id == 0 ? Value::null() : Value(m_id);
}

std::optional<Text> RefEditor::typedProblem() const
{
    const QString typed = m_line->text().trimmed();
    return m_id == 0 && !typed.isEmpty() ? std::optional<Text>(noSuchRecord(field(), typed)) : std::nullopt;
}

void RefEditor::showValue(const Value &value, const QString &linkTitle)
{
    const bool isThere = typedValue() == value && !typedProblem() && (linkTitle == m_shownTitle || linkTitle.isEmpty());
    if (isThere && (value.isNull() || !m_line->text().isEmpty()))
        return;
    m_id = value.integer();
    m_shownTitle = linkTitle;
    m_line->setText(m_id != 0 && linkTitle.isEmpty() ? hiddenRecord() : linkTitle);
    m_line->setCursorPosition(0);
    updateOpenButton();
}

ManyEditor::ManyEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : FieldEditor(field, context, parent)
    , m_chips(new ChipsField(this))
    , m_lookup(new Lookup(context.link, recentLinksOf(context), field.target, this))
{
    row()->addWidget(m_chips);
    setInput(m_chips->line(), m_chips);
    connect(m_chips->line(), &PopupLine::wanted, m_lookup, &Lookup::setText);
    connect(m_chips->line(), &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_chips->line(), &PopupLine::picked, this, &ManyEditor::add);
    connect(m_chips, &ChipsField::removed, this, [this](const QString &key) { remove(key.toLongLong()); });
    connect(m_lookup, &Lookup::found, this, &ManyEditor::offer);
    connect(m_lookup, &Lookup::failed, this, [this] { m_chips->line()->closePopup(); });
}

void ManyEditor::setLookupFilter(const Filter &filter)
{
    m_lookup->setFilter(filter);
}

void ManyEditor::offer(const QList<LookupItem> &items)
{
    QList<PickOption> options = optionsOf(items);
    options.removeIf([&](const PickOption &option) {
        return std::any_of(m_links.begin(), m_links.end(),
                           [&](const auto &link) { return link.first == option.key.toLongLong(); });
    });
    appendCreate(context(), field().target, m_chips->line()->text().trimmed(), &options);
    m_chips->line()->offer(options);
}

void ManyEditor::add(const PickOption &option)
{
    const QString typed = m_chips->line()->text().trimmed();
    m_chips->line()->clear();
    if (option.kind == PickOption::Kind::Create) {
        createNamed(context(), field().target, typed.isEmpty() ? option.key : typed);
        return;
    }
    m_links.append({option.key.toLongLong(), option.text});
    m_lookup->choose({option.key.toLongLong(), option.text, option.detail, true});
    showChips();
    emit edited();
}

void ManyEditor::remove(qint64 id)
{
    m_links.removeIf([&](const auto &link) { return link.first == id; });
    showChips();
    emit edited();
}

void ManyEditor::showChips()
{
    QList<Chip> chips;
    for (const auto &[id, title] : std::as_const(m_links))
        chips.append({QString::number(id), title.isEmpty() ? hiddenRecord() : title, Tone::Neutral});
    m_chips->setChips(chips);
}

Value ManyEditor::typedValue() const
{
    if (m_links.isEmpty())
        return Value::null();
    QList<qint64> ids;
    for (const auto &link : m_links)
        ids.append(link.first);
    return Value(ids);
}

QString ManyEditor::linkTitle() const
{
    QStringList titles;
    for (const auto &link : m_links)
        titles.append(link.second);
    return titles.join(linkSeparator);
}

std::optional<Text> ManyEditor::typedProblem() const
{
    const QString typed = m_chips->line()->text().trimmed();
    return typed.isEmpty() ? std::nullopt : std::optional<Text>(noSuchRecord(field(), typed));
}

void ManyEditor::showValue(const Value &value, const QString &linkTitle)
{
    const QList<qint64> ids = value.valueOr(QList<qint64>());
    const QStringList titles = linkTitle.split(linkSeparator);
    QList<std::pair<qint64, QString>> links;
    for (qsizetype i = 0; i < ids.size(); ++i)
        links.append({ids.at(i), titles.value(i)});
    if (links == m_links)
        return;
    m_links = links;
    showChips();
}

} // namespace fairdesk
