// The pages of the assistant.
#include "client/data/choice_labels.h"
#include "client/forms/form_fields.h"
#include "client/screens/setup/setup_passwords.h"
#include "client/screens/setup/setup_rows_pane.h"
#include "client/screens/setup/setup_wizard.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "common/catalogue/entities/customisation.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int formWidth = 480;
constexpr int branchesWidth = 420;
constexpr int pageTop = 20;
constexpr int groupGap = 16;

// A page of a few fields, in one column at the left.
QVBoxLayout *formColumn(QWidget *page)
{
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(metrics::pageMarginLeft, pageTop, metrics::pageMarginRight, pageTop);
    auto *box = new QWidget(page);
    box->setMaximumWidth(formWidth);
    row->addWidget(box, 1);
    row->addStretch(0);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    return column;
}

QLabel *wrapped(const QString &words, TypeRole type, TextRole ink, QWidget *parent)
{
    QLabel *label = makeLabel(words, type, ink, parent);
    label->setWordWrap(true);
    return label;
}

QLineEdit *addField(QVBoxLayout *column, const QString &label, QWidget *page)
{
    QLabel *name = makeLabel(label, TypeRole::Secondary, TextRole::Secondary, page);
    auto *edit = new QLineEdit(page);
    name->setBuddy(edit);
    edit->setAccessibleName(label);
    column->addWidget(name);
    column->addWidget(edit);
    return edit;
}

QLabel *addFact(QVBoxLayout *column, const QString &label, const QString &value, QWidget *page)
{
    column->addWidget(makeLabel(label, TypeRole::Secondary, TextRole::Secondary, page));
    QLabel *fact = makeLabel(value, TypeRole::Body, TextRole::Primary, page);
    column->addWidget(fact);
    return fact;
}

// Words over a list: what the page is for.
QLabel *introduction(const QString &words, QWidget *parent)
{
    QLabel *label = wrapped(words, TypeRole::Body, TextRole::Secondary, parent);
    label->setContentsMargins(metrics::pageMarginLeft, 10, metrics::pageMarginRight, 10);
    return label;
}

QVBoxLayout *listColumn(QWidget *page, const QString &words)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(introduction(words, page));
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, page));
    return column;
}

QList<SetupOption> kindsOf(const Catalogue &catalogue)
{
    QList<SetupOption> options;
    const EntityPtr fields = catalogue.find("custom_field");
    const FieldSpec *type = fields ? fields->field("type") : nullptr;
    if (!type)
        return options;
    for (const ChoiceItem &choice : asEdited(catalogue, *fields, *type).choices) {
        // A link to another kind of record is a decision for later, under Settings.
        if (choice.key != kindKey(Kind::Ref) && choice.key != kindKey(Kind::Many))
            options.append({QString::fromUtf8(choice.key), labelText(choice.label)});
    }
    return options;
}

QList<SetupOption> extensibleEntities(const Catalogue &catalogue)
{
    QList<SetupOption> options;
    for (const EntityPtr &entity : catalogue.entities()) {
        const bool isRecord = !entity->is(Internal) && !entity->is(PartOfParent) && !entity->is(Configuration);
        if (isRecord && !entity->is(ExtensibleOff))
            options.append({QString::fromUtf8(entity->key), labelText(entity->label)});
    }
    return options;
}

// As they stand in the tree: what belongs to another department is named after it.
void appendDepartments(const QList<SetupRow> &rows, qint64 parent, const QString &above, QList<SetupOption> &options)
{
    for (const SetupRow &row : rows) {
        if (row.parent != parent || row.value("name").isEmpty())
            continue;
        const QString name = above.isEmpty() ? row.value("name") : above + QStringLiteral(" › ") + row.value("name");
        options.append({QString::number(row.id), name});
        appendDepartments(rows, row.id, name, options);
    }
}

} // namespace

SetupRowsPane *SetupWizard::addPane(SetupList list, const QString &title, const QList<SetupColumn> &columns,
                                    QWidget *parent)
{
    auto *model = new SetupRowsModel(columns, list == SetupList::Departments, [this] { return nextNumber(); });
    model->setPresets(presetsOf(list));
    auto *made = new SetupRowsPane(title, model, parent);
    made->setObjectName(QString::fromUtf8(entityOf(list)));
    connect(model, &SetupRowsModel::edited, this, &SetupWizard::noteEdited);
    connect(model, &SetupRowsModel::removed, this,
            [this, list](qint64 row) { m_plan.removed[entityOf(list)].append(row); });
    m_panes[int(list)] = made;
    return made;
}

QWidget *SetupWizard::buildReadingPage()
{
    m_reading = new EmptyState(Icon::Building, {}, {}, this);
    connect(m_reading, &EmptyState::actionTriggered, this, &SetupWizard::read);
    return m_reading;
}

QWidget *SetupWizard::buildCentrePage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = formColumn(page);
    column->addWidget(
        wrapped(tr("The name stands in the title of every window."), TypeRole::Body, TextRole::Secondary, page));
    column->addSpacing(groupGap);
    m_name = addField(column, tr("Name of the centre") + QStringLiteral(" ＊"), page);
    m_name->setAccessibleName(tr("Name of the centre"));
    m_name->setObjectName(QStringLiteral("centre_name"));
    m_nameProblem = makeLabel({}, TypeRole::Secondary, TextRole::Danger, page);
    column->addWidget(m_nameProblem);
    m_city = addField(column, tr("City"), page);
    m_city->setObjectName(QStringLiteral("centre_city"));
    column->addSpacing(groupGap);
    addFact(column, tr("Time zone"), QString::fromUtf8(m_context.link.session().zone.id()), page);
    column->addSpacing(metrics::gap);
    m_currency = addFact(column, tr("Currency"), QStringLiteral("—"), page);
    column->addSpacing(metrics::gap);
    column->addWidget(wrapped(tr("Time zone and currency were chosen when the server was made."), TypeRole::Secondary,
                              TextRole::Tertiary, page));
    column->addStretch(1);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        setInvalid(m_name, false);
        m_nameProblem->clear();
        noteEdited();
    });
    connect(m_city, &QLineEdit::textEdited, this, &SetupWizard::noteEdited);
    connect(m_name, &QLineEdit::returnPressed, m_city, qOverload<>(&QWidget::setFocus));
    connect(m_city, &QLineEdit::returnPressed, this, &SetupWizard::next);
    return page;
}

QWidget *SetupWizard::buildDepartmentsPage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = listColumn(
        page, tr("Departments decide whose customers a team leader sees; a department can have parts. Branches are "
                 "the places where you work."));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    SetupRowsPane *departments =
        addPane(SetupList::Departments, tr("Departments"), {{"name", tr("Name"), SetupColumn::Kind::Words, 360}}, page);
    QPushButton *usual = departments->addLink(tr("Add the usual ones"));
    connect(usual, &QPushButton::clicked, this, [this, departments] {
        const QList<SetupRow> more = usualDepartments(departments->model().rows(), m_lastNumber - 1);
        m_lastNumber -= more.size();
        departments->model().append(more);
    });
    row->addWidget(departments, 1);
    row->addWidget(new HairLine(Qt::Vertical, HairLine::Weight::Pane, page));
    SetupRowsPane *branches = addPane(
        SetupList::Branches, tr("Branches"),
        {{"name", tr("Name"), SetupColumn::Kind::Words, 200}, {"city", tr("City"), SetupColumn::Kind::Words, 140}},
        page);
    branches->setFixedWidth(branchesWidth);
    row->addWidget(branches);
    column->addLayout(row, 1);
    return page;
}

QWidget *SetupWizard::buildPeoplePage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column =
        listColumn(page, tr("Who works with Fairdesk, and as what. When you finish, the server makes a one-time "
                            "password for each, which is changed at the first sign-in."));
    const QString none = QStringLiteral("—");
    column->addWidget(addPane(SetupList::People, tr("New colleagues"),
                              {{"login", tr("Login"), SetupColumn::Kind::Words, 180},
                               {"name", tr("Name"), SetupColumn::Kind::Words, 200},
                               {"department", tr("Department"), SetupColumn::Kind::Choice, 260, none},
                               {"role", tr("Role"), SetupColumn::Kind::Choice, 180, none},
                               {"office", tr("Branch"), SetupColumn::Kind::Choice, 160, none}},
                              page),
                      1);
    return page;
}

QWidget *SetupWizard::buildFieldsPage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = listColumn(
        page, tr("What your house wants to know beyond the fields that are there. Optional; more can be added any "
                 "time under Settings, but a key and a type stay as they are."));
    column->addWidget(addPane(SetupList::Fields, tr("Own fields"),
                              {{"entity", tr("Kind of record"), SetupColumn::Kind::Choice, 120},
                               {"label_zh", tr("Chinese name"), SetupColumn::Kind::Words, 140},
                               {"label_en", tr("English name"), SetupColumn::Kind::Words, 140},
                               {"key", tr("Key"), SetupColumn::Kind::Words, 140},
                               {"type", tr("Type"), SetupColumn::Kind::Choice, 160},
                               {"choices", tr("Choices, with commas"), SetupColumn::Kind::Words, 180},
                               {"required", tr("Required"), SetupColumn::Kind::Switch, 80},
                               {"indexed", tr("Fast to filter"), SetupColumn::Kind::Switch, 100}},
                              page),
                      1);
    return page;
}

QWidget *SetupWizard::buildCustomersPage()
{
    auto *page = new QWidget(this);
    QVBoxLayout *column = formColumn(page);
    m_empty = new QRadioButton(tr("Start without customers"), page);
    m_import = new QRadioButton(tr("Import a list of customers when this is finished"), page);
    column->addWidget(m_empty);
    column->addWidget(wrapped(tr("They come one by one, or by an import whenever you like."), TypeRole::Secondary,
                              TextRole::Tertiary, page));
    column->addSpacing(groupGap);
    column->addWidget(m_import);
    column->addWidget(wrapped(tr("An Excel or CSV file; the import shows a preview and can be taken back as a whole."),
                              TypeRole::Secondary, TextRole::Tertiary, page));
    column->addSpacing(2 * groupGap);
    column->addWidget(makeLabel(tr("To try things out"), TypeRole::BodyBold, TextRole::Primary, page));
    column->addWidget(wrapped(tr("Invented customers are never mixed with real ones. This command makes a second, "
                                 "separate centre that is full of them:"),
                              TypeRole::Body, TextRole::Secondary, page));
    QLabel *command =
        makeLabel(QStringLiteral("fairdesk-server demo --data DIR"), TypeRole::Body, TextRole::Primary, page);
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    command->setAccessibleName(tr("Command for a demonstration centre"));
    column->addWidget(command);
    column->addStretch(1);
    connect(m_import, &QRadioButton::toggled, this, &SetupWizard::noteEdited);
    return page;
}

QWidget *SetupWizard::buildSummaryPage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_figures = new KeyFigureStrip(KeyFigureStrip::Size::Dashboard, page);
    column->addWidget(m_figures);
    m_summary = introduction({}, page);
    setTextRole(m_summary, TextRole::Primary);
    column->addWidget(m_summary);
    column->addStretch(1);
    return page;
}

QWidget *SetupWizard::buildDonePage()
{
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_done = introduction({}, page);
    column->addWidget(m_done);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, page));
    m_passwords = new SetupPasswords(m_context.link, page);
    column->addWidget(m_passwords, 1);
    column->addStretch(0);
    return page;
}

void SetupWizard::fillOptions()
{
    const SetupOption none{{}, QStringLiteral("—")};
    QList<SetupOption> departments{none};
    const QList<SetupRow> &teams = m_showing ? m_plan.departments : pane(SetupList::Departments)->model().rows();
    appendDepartments(teams, 0, {}, departments);
    QList<SetupOption> branches{none};
    for (const SetupRow &row : m_showing ? m_plan.branches : pane(SetupList::Branches)->model().rows()) {
        if (!row.value("name").isEmpty())
            branches.append({QString::number(row.id), row.value("name")});
    }
    QList<SetupOption> roles;
    for (const SetupRole &role : std::as_const(m_ground.roles))
        roles.append({role.key, role.name});
    SetupRowsModel &people = pane(SetupList::People)->model();
    people.setOptions("department", departments);
    people.setOptions("office", branches);
    people.setOptions("role", roles);
    const Catalogue &catalogue = *m_context.link.catalogue();
    pane(SetupList::Fields)->model().setOptions("entity", extensibleEntities(catalogue));
    pane(SetupList::Fields)->model().setOptions("type", kindsOf(catalogue));
}

void SetupWizard::fillSummary()
{
    collect();
    const auto count = [](qsizetype number) { return QLocale().toString(number); };
    const QList<SetupRow> people = filledRows(m_plan, SetupList::People);
    const QList<SetupRow> fields = filledRows(m_plan, SetupList::Fields);
    m_figures->setFigures({{.label = tr("Departments"), .value = count(m_plan.departments.size())},
                           {.label = tr("Branches"), .value = count(m_plan.branches.size())},
                           {.label = tr("New colleagues"), .value = count(people.size())},
                           {.label = tr("Own fields"), .value = count(fields.size())}});
    QStringList lines;
    const auto line = [&lines](const QString &what, const QStringList &names) {
        //: A line of the summary: what it is about, and the names
        if (!names.isEmpty())
            lines.append(tr("%1: %2").arg(what, joinedWords(names)));
    };
    const auto namesOf = [](const QList<SetupRow> &rows, const QByteArray &first, const QByteArray &otherwise) {
        QStringList names;
        for (const SetupRow &row : rows)
            names.append(row.value(first).isEmpty() ? row.value(otherwise) : row.value(first));
        return names;
    };
    line(tr("Centre"), m_plan.city.isEmpty() ? QStringList{m_plan.name} : QStringList{m_plan.name, m_plan.city});
    line(tr("Departments"), namesOf(m_plan.departments, "name", "name"));
    line(tr("Branches"), namesOf(m_plan.branches, "name", "name"));
    line(tr("New colleagues"), namesOf(people, "name", "login"));
    const bool inChinese = QLocale().language() == QLocale::Chinese;
    line(tr("Own fields"), namesOf(fields, inChinese ? "label_zh" : "label_en", inChinese ? "label_en" : "label_zh"));
    lines.append(m_plan.customers == CustomersStart::Import ? tr("Afterwards the import of customers opens.")
                                                            : tr("The centre starts without customers."));
    lines.append(tr("Everything is written at once, or nothing of it."));
    m_summary->setText(lines.join(QStringLiteral("\n\n")));
}

} // namespace fairdesk
