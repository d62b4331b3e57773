// What is wrong with a plan, and where: said by the catalogue before anything is sent, or by the server afterwards.
#include "client/screens/setup/setup_save.h"

#include "common/catalogue/validation.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace fairdesk {
namespace {

// Context of the sentences of this file.
struct SetupChecks
{
    Q_DECLARE_TR_FUNCTIONS(SetupChecks)
};

// Looks through one plan and notes what it finds.
class Checker
{
public:
    Checker(const SetupPlan &plan, const SetupGround &ground, const Catalogue &catalogue)
        : m_plan(plan)
        , m_ground(ground)
        , m_catalogue(catalogue)
    {
    }

    QList<SetupProblem> check()
    {
        if (m_plan.name.trimmed().isEmpty())
            m_problems.append(
                {SetupPage::Centre, std::nullopt, 0, "centre.name", SetupChecks::tr("Enter the name of the centre.")});
        for (const SetupRow &row : m_plan.departments)
            ask(SetupList::Departments, row, {"name"});
        for (const SetupRow &row : m_plan.branches)
            ask(SetupList::Branches, row, {"name", "city"});
        checkPeople();
        checkFields();
        return std::move(m_problems);
    }

private:
    void note(SetupList list, const SetupRow &row, const QByteArray &field, const QString &words)
    {
        m_problems.append({pageOf(list), list, row.id, field, words});
    }

    // What the catalogue asks: required, not too long, of the right form.
    void ask(SetupList list, const SetupRow &row, const QList<QByteArray> &fields)
    {
        const EntityPtr entity = m_catalogue.find(entityOf(list));
        for (const QByteArray &key : fields) {
            const FieldSpec *field = entity ? entity->field(key) : nullptr;
            const QString words = row.value(key).trimmed();
            if (!field)
                continue;
            if (const auto problem = validationProblem(*field, words.isEmpty() ? Value::null() : Value(words)))
                note(list, row, key, problem->render());
        }
    }

    void checkPeople()
    {
        // The form of a login is the server's rule; here it is asked for only so that the cell can be shown.
        static const QRegularExpression form(QStringLiteral("^[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*$"));
        QSet<QString> seen;
        for (const SetupRow &row : filledRows(m_plan, SetupList::People)) {
            ask(SetupList::People, row, {"login", "name"});
            const QString login = row.value("login").toLower();
            if (login.isEmpty())
                continue;
            if (!form.match(login).hasMatch())
                note(SetupList::People, row, "login",
                     SetupChecks::tr("A login is made of letters, digits and . _ @ + -, without blanks."));
            else if (m_ground.logins.contains(login))
                note(SetupList::People, row, "login",
                     SetupChecks::tr("Somebody signs in as “%1” already. Choose another login.").arg(login));
            else if (seen.contains(login))
                note(SetupList::People, row, "login",
                     SetupChecks::tr("Two people have the login “%1”. Each needs one of his own.").arg(login));
            seen.insert(login);
        }
    }

    void checkFields()
    {
        static const QRegularExpression form(QStringLiteral("^[a-z][a-z0-9_]{0,39}$"));
        QSet<QString> seen;
        for (const SetupRow &row : filledRows(m_plan, SetupList::Fields)) {
            SetupRow asked = row;
            if (asked.value("label_zh").isEmpty())
                asked.values["label_zh"] = asked.value("label_en");
            ask(SetupList::Fields, asked, {"entity", "type", "label_zh", "label_en"});
            const QString key = row.value("key");
            const QString place = row.value("entity") + u'.' + key;
            const EntityPtr entity = m_catalogue.find(row.value("entity").toUtf8());
            if (!form.match(key).hasMatch())
                note(SetupList::Fields, row, "key",
                     SetupChecks::tr("A key begins with a small letter and holds small letters, digits and _."));
            else if (entity && entity->field(key.toUtf8()))
                note(SetupList::Fields, row, "key",
                     SetupChecks::tr("There is a field “%1” here already. Choose another key.").arg(key));
            else if (seen.contains(place))
                note(SetupList::Fields, row, "key",
                     SetupChecks::tr("Two new fields have the key “%1”. Choose another one.").arg(key));
            seen.insert(place);
            const auto kind = kindFromKey(row.value("type").toUtf8());
            if ((kind == Kind::Choice || kind == Kind::ChoiceSet) && row.value("choices").trimmed().isEmpty())
                note(SetupList::Fields, row, "choices",
                     SetupChecks::tr("Enter what there is to choose from, with commas between."));
        }
    }

    const SetupPlan &m_plan;
    const SetupGround &m_ground;
    const Catalogue &m_catalogue;
    QList<SetupProblem> m_problems;
};

} // namespace

QList<SetupProblem> setupProblems(const SetupPlan &plan, const SetupGround &ground, const Catalogue &catalogue)
{
    return Checker(plan, ground, catalogue).check();
}

QList<SetupProblem> problemsOf(const Error &error, const SetupPlan &plan)
{
    QList<SetupProblem> problems;
    for (const FieldError &refused : error.fields()) {
        const QString words = refused.text.render();
        QList<SetupProblem> candidates;
        QList<SetupProblem> quoted;
        for (const SetupList list : setupLists) {
            for (const SetupRow &row : filledRows(plan, list)) {
                // The keys of departments and branches are made from their names.
                const bool isPlace = list == SetupList::Departments || list == SetupList::Branches;
                const QByteArray field = isPlace && refused.field == "key" ? QByteArray("name") : refused.field;
                if (!row.values.contains(field))
                    continue;
                const SetupProblem found{pageOf(list), list, row.id, field, words};
                candidates.append(found);
                const QString value = row.value(refused.field);
                if (!value.isEmpty() && words.contains(value, Qt::CaseInsensitive))
                    quoted.append(found);
            }
        }
        if (!quoted.isEmpty())
            problems.append(quoted.first());
        else if (candidates.size() == 1)
            problems.append(candidates.first());
    }
    return problems;
}

} // namespace fairdesk
