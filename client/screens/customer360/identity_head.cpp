#include "client/screens/customer360/identity_head.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/screens/customer360/tones.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_bars.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int shownTags = 4;
constexpr int longSilence = 90; // days without contact that are worth a colour

QToolButton *smallIcon(Icon sign, const QString &tip, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(sign));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    setSmall(button);
    return button;
}

QPushButton *link(QWidget *parent)
{
    auto *button = new QPushButton(parent);
    setButtonRole(button, ButtonRole::Link);
    setSmall(button);
    return button;
}

QLabel *quiet(const QString &text, QWidget *parent)
{
    return makeLabel(text, TypeRole::Body, TextRole::Tertiary, parent);
}

} // namespace

IdentityHead::IdentityHead(ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_figures(new KeyFigureStrip(KeyFigureStrip::Size::Strip, this))
{
    setSurface(this, Surface::Surface);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildIdentity());
    column->addWidget(buildFacts());
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, this));
    column->addWidget(m_figures);
    connect(m_figures, &KeyFigureStrip::opened, this, [this](int index) {
        if (index < m_figurePanels.size())
            emit panelWanted(m_figurePanels.at(index));
    });
}

QWidget *IdentityHead::buildIdentity()
{
    auto *line = new QWidget(this);
    m_level = new LevelBadge(BadgeLevel::C, line);
    m_name = new ElidedLabel({}, line);
    m_name->setFont(Theme::font(TypeRole::RecordTitle));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_star = smallIcon(Icon::Star, tr("Star"), line);
    m_star->setIcon(icon(Icon::Star, Icon::StarFilled));
    m_star->setCheckable(true);
    connect(m_star, &QToolButton::clicked, this, &IdentityHead::starToggled);
    m_tagArea = new QWidget(line);
    m_tags = new QHBoxLayout(m_tagArea);
    m_tags->setContentsMargins(8, 0, 0, 0);
    m_tags->setSpacing(6);

    m_record = new QPushButton(icon(Icon::NoteAdd, TextRole::OnAccent), tr("Record"), line);
    setButtonRole(m_record, ButtonRole::Primary);
    setKeyHint(m_record, QStringLiteral("Ctrl+J"));
    connect(m_record, &QPushButton::clicked, this, &IdentityHead::recordWanted);
    m_contact = new QPushButton(icon(Icon::PersonAdd), tr("New contact"), line);
    connect(m_contact, &QPushButton::clicked, this, [this] {
        m_context.createRecord("contact", {{"customer", Value(m_customer)}});
    });
    m_task = new QPushButton(icon(Icon::Task), tr("New task"), line);
    connect(m_task, &QPushButton::clicked, this, [this] {
        m_context.createRecord("task", {{"customer", Value(m_customer)}});
    });
    m_more = new QPushButton(icon(Icon::More), {}, line);
    m_more->setMenu(new QMenu(m_more));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));

    m_leaf = new QWidget(line);
    auto *leaf = new QHBoxLayout(m_leaf);
    leaf->setContentsMargins(4, 0, 0, 0);
    leaf->setSpacing(4);
    m_place = makeLabel({}, TypeRole::Body, TextRole::Secondary, m_leaf);
    m_previous = smallIcon(Icon::ChevronUp, tr("Previous of the list (Alt+↑)"), m_leaf);
    m_next = smallIcon(Icon::ChevronDown, tr("Next of the list (Alt+↓)"), m_leaf);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepWanted(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepWanted(1); });
    auto *divider = new HairLine(Qt::Vertical, HairLine::Weight::Pane, m_leaf);
    divider->setFixedHeight(16);
    leaf->addWidget(divider);
    leaf->addSpacing(4);
    leaf->addWidget(m_place);
    leaf->addWidget(m_previous);
    leaf->addWidget(m_next);
    m_leaf->hide();

    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(metrics::pageMarginLeft, 10, metrics::pageMarginRight, 6);
    row->setSpacing(8);
    row->addWidget(m_level);
    row->addWidget(m_name);
    row->addWidget(m_star);
    row->addWidget(m_tagArea);
    row->addStretch(1);
    row->addWidget(m_record);
    row->addWidget(m_contact);
    row->addWidget(m_task);
    row->addWidget(m_more);
    row->addWidget(m_leaf);
    return line;
}

QWidget *IdentityHead::buildFacts()
{
    auto *line = new QWidget(this);
    m_groupFacts = new QWidget(line);
    auto *group = new QHBoxLayout(m_groupFacts);
    group->setContentsMargins(0, 0, 14, 0);
    group->setSpacing(6);
    m_groupLabel = quiet(tr("Part of"), m_groupFacts);
    m_group = link(m_groupFacts);
    m_group->setIcon(icon(Icon::Organization, TextRole::Accent));
    connect(m_group, &QPushButton::clicked, this, [this] { m_context.openRecord("customer", m_parent); });
    m_groupNote = quiet({}, m_groupFacts);
    group->addWidget(m_groupLabel);
    group->addWidget(m_group);
    group->addWidget(m_groupNote);
    m_ownerAvatar = new Avatar({}, 20, line);
    m_owner = makeLabel({}, TypeRole::Body, TextRole::Primary, line);
    m_complete = new CompletenessBar(0, line);
    m_fill = link(line);
    connect(m_fill, &QPushButton::clicked, this, &IdentityHead::editWanted);
    m_lastContact = makeLabel({}, TypeRole::Body, TextRole::Primary, line);

    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 8);
    row->setSpacing(6);
    row->addWidget(m_groupFacts);
    row->addWidget(quiet(tr("Owner"), line));
    row->addWidget(m_ownerAvatar);
    row->addWidget(m_owner);
    row->addSpacing(14);
    row->addWidget(quiet(tr("File complete"), line));
    row->addWidget(m_complete);
    row->addWidget(m_fill);
    row->addSpacing(14);
    row->addWidget(quiet(tr("Last contact"), line));
    row->addWidget(m_lastContact);
    row->addStretch(1);
    return line;
}

void IdentityHead::show(const CustomerFile &file)
{
    m_customer = file.record.id();
    m_name->setText(file.record.title());
    const auto level = badgeLevelOf(file.record.at(QByteArrayLiteral("level")).text());
    m_level->setVisible(level.has_value());
    if (level)
        m_level->setLevel(*level);
    m_contact->setVisible(mayCreate(m_context, "contact"));
    m_task->setVisible(mayCreate(m_context, "task"));
    m_record->setVisible(mayCreate(m_context, "interaction"));
    showTags(file.record);
    showFacts(file);
    showFigures(file);
    buildMenu(file);
}

void IdentityHead::showTags(const Record &customer)
{
    while (QLayoutItem *item = m_tags->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QList<std::pair<QString, Tone>> tags;
    for (const char *key : {"roles", "credit_state"}) {
        const FieldSpec *field = customer.entity().field(key);
        const Value value = field ? customer.at(QByteArray(key)) : Value();
        const QStringList chosen =
            field && field->kind == Kind::Choice ? QStringList{value.text()} : value.valueOr(QStringList());
        for (const QString &choice : chosen) {
            if (!choice.isEmpty() && choice != u"good")
                tags.append({choiceText(*field, choice), toneOf(choiceColour(*field, choice))});
        }
    }
    for (const QString &tag : customer.linkTitle(QByteArrayLiteral("tags")).split(linkSeparator, Qt::SkipEmptyParts))
        tags.append({tag, Tone::Neutral});
    for (const auto &[words, tone] : tags.mid(0, shownTags))
        m_tags->addWidget(new TagLabel(words, tone, m_tagArea));
    if (tags.size() > shownTags) {
        QStringList rest;
        for (const auto &[words, tone] : tags.mid(shownTags))
            rest.append(words);
        auto *more = new TagLabel(QStringLiteral("+%1").arg(rest.size()), Tone::Neutral, m_tagArea);
        more->setToolTip(plainToolTip(joinedWords(rest)));
        m_tags->addWidget(more);
    }
}

void IdentityHead::showFacts(const CustomerFile &file)
{
    m_parent = file.record.at(QByteArrayLiteral("parent")).integer();
    const QString parent = file.record.linkTitle(QByteArrayLiteral("parent"));
    const qint64 daughters = file.count(FilePanel::Children);
    m_groupLabel->setVisible(!parent.isEmpty());
    m_group->setVisible(!parent.isEmpty());
    m_group->setText(parent);
    m_groupNote->setVisible(daughters > 0);
    m_groupFacts->setVisible(!parent.isEmpty() || daughters > 0);
    m_groupNote->setText(tr("leads %n companies", nullptr, int(daughters)));

    const QString owner = file.record.linkTitle(OwnerField);
    m_owner->setText(owner.isEmpty() ? DisplayText::nothing() : owner);
    m_ownerAvatar->setVisible(!owner.isEmpty());
    m_ownerAvatar->setPersonName(owner);

    const int percent = int(file.record.at(QByteArrayLiteral("completeness")).integer());
    const int missing = emptyFields(file.record);
    m_complete->setPercent(percent);
    m_fill->setText(tr("Fill %n", nullptr, missing));
    m_fill->setVisible(missing > 0 && file.may(Action::Edit));

    const Value last = file.record.at(QByteArrayLiteral("last_contact_at"));
    const Instant *at = last.as<Instant>();
    m_lastContact->setText(at ? displayOf(m_context).instant(*at) : tr("never"));
}

void IdentityHead::showFigures(const CustomerFile &file)
{
    const QLocale locale;
    QList<KeyFigure> figures;
    m_figurePanels.clear();
    const auto add = [&](KeyFigure figure, FilePanel panel) {
        figure.opensRecords = true;
        figures.append(figure);
        m_figurePanels.append(panel);
    };
    if (file.shows(FilePanel::Contacts)) {
        const ResultTable &contacts = file.panel(FilePanel::Contacts);
        QString main = tr("no main contact");
        if (contacts.rowCount() > 0 && contacts.value(0, "main").valueOr(false))
            main = tr("main: %1").arg(contacts.value(0, "name").text());
        add({.label = tr("Contacts"), .value = locale.toString(file.count(FilePanel::Contacts)), .caption = main},
            FilePanel::Contacts);
    }
    if (file.shows(FilePanel::RecentInteractions)) {
        add({.label = tr("Interactions in 12 months"),
             .value = locale.toString(file.count(FilePanel::RecentInteractions)),
             .caption = tr("%Ln in all", nullptr, int(file.count(FilePanel::Interactions)))},
            FilePanel::Interactions);
    }
    if (file.shows(FilePanel::Tasks)) {
        const QDate today = clockOf(m_context)->today();
        const ResultTable &tasks = file.panel(FilePanel::Tasks);
        int overdue = 0;
        for (int row = 0; row < tasks.rowCount(); ++row) {
            const QDate due = tasks.value(row, "due").valueOr(QDate());
            overdue += due.isValid() && due < today;
        }
        add({.label = tr("Open tasks"),
             .value = locale.toString(file.count(FilePanel::Tasks)),
             .caption = overdue > 0 ? tr("%n overdue", nullptr, overdue) : tr("none overdue"),
             .valueTone = overdue > 0 ? Tone::Danger : Tone::Neutral,
             .captionTone = overdue > 0 ? Tone::Danger : Tone::Neutral},
            FilePanel::Tasks);
    }
    if (const Instant *at = file.record.at(QByteArrayLiteral("last_contact_at")).as<Instant>()) {
        const qint64 days = at->utc().toTimeZone(clockOf(m_context)->zone()).date().daysTo(clockOf(m_context)->today());
        add({.label = tr("Since the last contact"),
             .value = locale.toString(std::max<qint64>(days, 0)),
             .unit = tr("days", nullptr, int(std::max<qint64>(days, 0))),
             .caption = displayOf(m_context).instant(*at, DisplayText::Place::Form),
             .valueTone = days > longSilence ? Tone::Warning : Tone::Neutral},
            FilePanel::Interactions);
    }
    const int percent = int(file.record.at(QByteArrayLiteral("completeness")).integer());
    figures.append({.label = tr("File complete"),
                    .value = QStringLiteral("%1 %").arg(percent),
                    .caption = tr("%n field(s) empty", nullptr, emptyFields(file.record)),
                    .share = percent / 100.0});
    m_figures->setFigures(figures);
}

void IdentityHead::buildMenu(const CustomerFile &file)
{
    QMenu *menu = m_more->menu();
    menu->clear();
    if (file.may(Action::Edit)) {
        QAction *edit = menu->addAction(icon(Icon::Edit), tr("Edit the file"), this, &IdentityHead::editWanted);
        edit->setText(edit->text() + QStringLiteral("\tCtrl+E"));
    }
    menu->addAction(icon(Icon::Refresh), tr("Refresh") + QStringLiteral("\tF5"), this, &IdentityHead::refreshWanted);
    if (file.may(Action::Delete)) {
        menu->addSeparator();
        menu->addAction(icon(Icon::Delete), tr("Delete the customer"), this, &IdentityHead::deleteWanted);
    }
}

void IdentityHead::setStarred(bool starred)
{
    m_star->setChecked(starred);
}

void IdentityHead::setPlace(int index, int count)
{
    m_leaf->setVisible(count > 1);
    m_place->setText(QStringLiteral("%1 / %2").arg(index + 1).arg(count));
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < count);
}

} // namespace fairdesk
