#include "client/forms/preview_panel.h"

#include "client/data/choice_labels.h"
#include "client/data/record_cache.h"
#include "client/editors/chips.h"
#include "client/editors/context_tools.h"
#include "client/editors/record_delegate.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr auto restTime = 120ms;
constexpr int mostFacts = 10;
constexpr int shownContacts = 3;
constexpr int factLabelWidth = 96;

bool isTag(const FieldSpec &field)
{
    return field.kind == Kind::ChoiceSet || field.kind == Kind::Many ||
           (field.kind == Kind::Choice && field.is(ValueInLists));
}

QWidget *section(QVBoxLayout *column, QWidget *parent)
{
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, parent));
    auto *box = new QWidget(parent);
    column->addWidget(box);
    return box;
}

} // namespace

PreviewPanel::PreviewPanel(ClientContext &context, const QByteArray &entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entity(entity)
    , m_head(new PaneHeader(tr("Preview"), this))
    , m_scroll(new QScrollArea(this))
{
    setFixedWidth(metrics::previewPane);
    setSurface(this, Surface::Surface);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    m_head->setNote(tr("Space closes"));
    connect(m_head->addIconButton(Icon::ChevronUp, tr("Previous row")), &QAbstractButton::clicked, this,
            [this] { emit stepWanted(-1); });
    connect(m_head->addIconButton(Icon::ChevronDown, tr("Next row")), &QAbstractButton::clicked, this,
            [this] { emit stepWanted(1); });
    connect(m_head->addIconButton(Icon::OpenExternal, tr("Open")), &QAbstractButton::clicked, this,
            [this] { emit openWanted(m_shown); });
    connect(m_head->addIconButton(Icon::Close, tr("Close the preview")), &QAbstractButton::clicked, this,
            &PreviewPanel::closeWanted);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setSurface(m_scroll->viewport(), Surface::Surface);
    column->addWidget(m_scroll, 1);
    m_resting.setSingleShot(true);
    m_resting.setInterval(restTime);
    connect(&m_resting, &QTimer::timeout, this, &PreviewPanel::ask);
    connect(&context.cache, &RecordCache::outdated, this, [this](const QByteArray &entity, qint64 id) {
        if (entity == m_entity && id == m_shown && isVisible())
            ask();
    });
}

void PreviewPanel::showRecord(qint64 id)
{
    m_wanted = id;
    if (id > 0 && id != m_shown)
        m_resting.start();
}

FetchRequest PreviewPanel::request() const
{
    FetchRequest request;
    request.entity = m_entity;
    request.id = m_wanted;
    const EntityPtr contacts = entityOf(m_context, "interaction");
    const FieldSpec *link = contacts ? contacts->field(m_entity) : nullptr;
    if (!link || link->kind != Kind::Ref || link->target != m_entity)
        return request;
    Query query;
    query.entity = "interaction";
    query.columns = {"id", "subject", "channel", "at"};
    query.filter = Filter::compare(link->key, Operator::Equal, {Value(m_wanted)});
    query.sort = {{"at", Descending}};
    query.limit = shownContacts;
    request.panels = {query};
    return request;
}

void PreviewPanel::ask()
{
    if (m_wanted <= 0)
        return;
    whenDone(m_context.cache.fetch(request()), this, [this, id = m_wanted](const Result<FetchedRecord> &answer) {
        if (id != m_wanted)
            return;
        m_shown = id;
        if (answer) {
            show(*answer);
            return;
        }
        auto *empty = new EmptyState(Icon::Error, {}, tr("Try again"));
        empty->setError(answer.error().render(), {}, tr("Try again"));
        connect(empty, &EmptyState::actionTriggered, this, &PreviewPanel::ask);
        m_scroll->setWidget(empty);
    });
}

void PreviewPanel::show(const FetchedRecord &record)
{
    auto *sheet = new QWidget;
    setSurface(sheet, Surface::Surface);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    addName(record, column);
    addFacts(record, column);
    addContacts(record, column);
    column->addStretch(1);
    m_scroll->setWidget(sheet);
}

void PreviewPanel::addName(const FetchedRecord &record, QVBoxLayout *column)
{
    const EntityPtr entity = entityOf(m_context, m_entity);
    const FieldSpec *title = entity ? entity->titleField() : nullptr;
    auto *box = new QWidget;
    column->addWidget(box);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(12, 12, 12, 12);
    QLabel *name = makeLabel(title ? record.record.value(0, title->key).text() : QString(), TypeRole::PageTitle,
                             TextRole::Primary, box);
    name->setWordWrap(true);
    name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inside->addWidget(name);
    auto *tags = new QWidget(box);
    auto *flow = new FlowLayout(tags);
    QList<QWidget *> labels;
    for (const FieldSpec &field : entity ? entity->fields : QList<FieldSpec>()) {
        const int place = record.record.columnOf(field.key);
        if (!isTag(field) || place < 0)
            continue;
        const Value value = record.record.value(0, place);
        for (const QString &word : record.record.title(0, place).split(linkSeparator, Qt::SkipEmptyParts))
            labels.append(new TagLabel(word, Tone::Neutral, tags));
        const QStringList keys =
            field.kind == Kind::Choice && !value.isEmpty() ? QStringList{value.text()} : value.valueOr(QStringList());
        for (const QString &key : keys)
            labels.append(new TagLabel(choiceText(field, key), toneOf(choiceColour(field, key)), tags));
    }
    flow->setOrder(labels);
    inside->addWidget(tags);
    tags->setVisible(!labels.isEmpty());
}

void PreviewPanel::addFacts(const FetchedRecord &record, QVBoxLayout *column)
{
    const EntityPtr entity = entityOf(m_context, m_entity);
    const DisplayText display = displayOf(m_context);
    QWidget *box = section(column, this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(12, 12, 12, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, factLabelWidth);
    grid->setColumnStretch(1, 1);
    // What lists show first, then whatever else is filled in.
    QList<FieldSpec> facts;
    for (const bool inList : {true, false}) {
        for (const FieldSpec &field : entity ? entity->fields : QList<FieldSpec>()) {
            const bool isFact =
                !field.is(Title) && !isTag(field) && field.kind != Kind::Lines && field.kind != Kind::LongText;
            const bool fits = field.is(InList) == inList && (!field.is(System) || field.key == "owner");
            const int place = record.record.columnOf(field.key);
            if (isFact && fits && place >= 0 && (inList || !record.record.value(0, place).isEmpty()) &&
                facts.size() < mostFacts)
                facts.append(field);
        }
    }
    for (int row = 0; row < facts.size(); ++row) {
        const FieldSpec &field = facts.at(row);
        const int place = record.record.columnOf(field.key);
        auto *label = new ElidedLabel(labelText(field.label), box);
        label->setFont(Theme::font(TypeRole::Secondary));
        setTextRole(label, TextRole::Tertiary);
        label->setMaximumWidth(factLabelWidth + 24);
        QLabel *value = makeLabel(
            display.text(field, record.record.value(0, place), record.record.title(0, place), DisplayText::Place::Form),
            TypeRole::Body, TextRole::Primary, box);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(value, row, 1, Qt::AlignTop);
    }
}

void PreviewPanel::addContacts(const FetchedRecord &record, QVBoxLayout *column)
{
    if (record.panels.isEmpty())
        return;
    const ResultTable &contacts = record.panels.first();
    const EntityPtr entity = entityOf(m_context, "interaction");
    const DisplayText display = displayOf(m_context);
    QWidget *box = section(column, this);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(12, 12, 12, 12);
    inside->setSpacing(6);
    inside->addWidget(makeLabel(tr("Last contacts"), TypeRole::BodyBold, TextRole::Primary, box));
    for (int row = 0; row < contacts.rowCount(); ++row) {
        auto *line = new QHBoxLayout;
        line->addWidget(new ElidedLabel(contacts.value(row, QByteArray("subject")).text(), box), 1);
        const FieldSpec *at = entity->field("at");
        QLabel *when = makeLabel(at ? display.text(*at, contacts.value(row, QByteArray("at"))) : QString(),
                                 TypeRole::Caption, TextRole::Tertiary, box);
        line->addWidget(when);
        inside->addLayout(line);
    }
    if (contacts.rowCount() == 0)
        inside->addWidget(makeLabel(tr("No contact yet"), TypeRole::Secondary, TextRole::Tertiary, box));
}

} // namespace fairdesk
