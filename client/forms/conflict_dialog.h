// What to keep when two people changed the same fields.
#pragma once

#include <QDialog>
#include <QSet>

class QButtonGroup;

namespace fairdesk {

// Field by field: mine, theirs, and what it was before.
class ConflictDialog final : public QDialog
{
    Q_OBJECT
public:
    struct Line
    {
        QByteArray field;
        QString label;
        QString base;
        QString mine;
        QString theirs;
    };

    // `who` is the colleague's name, `when` the time of the change, both for people.
    ConflictDialog(const QList<Line> &lines, const QString &record, const QString &who, const QString &when,
                   QWidget *parent = nullptr);

    QSet<QByteArray> takeTheirs() const;
    void chooseAll(bool theirs);

private:
    QList<std::pair<QByteArray, QButtonGroup *>> m_choices;
};

} // namespace fairdesk
