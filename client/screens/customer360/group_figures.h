// What the companies of a group come to together, beneath the picture of its relations.
#pragma once

#include "client/editors/client_context.h"
#include "client/link/answers.h"
#include "common/catalogue/query.h"

#include <QHash>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>

class QPushButton;

namespace fairdesk {

struct ChangeNotice;

// Figures of the customer and all below it, as far as the reader may see them; each opens the records behind it.
class GroupFigures final : public QWidget
{
    Q_OBJECT
public:
    explicit GroupFigures(ClientContext &context, QWidget *parent = nullptr);

    // Hidden, and without a question, for a customer that leads nobody.
    void follow(qint64 customer, bool leads);
    void read();
    // "6 companies", "14 contacts" …, as they are shown; empty until the server has answered.
    QStringList words() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Figure : quint8 { Companies, Contacts, Interactions, Tasks };
    static constexpr std::array allFigures{Figure::Companies, Figure::Contacts, Figure::Interactions, Figure::Tasks};
    static QByteArray entityOf(Figure figure);
    static QString words(Figure figure, qint64 count);
    std::optional<Query> question(Figure figure) const;
    void take(const QList<Figure> &asked, const FetchedRecord &answer);
    void openList(Figure figure);
    void onChanges(const QList<ChangeNotice> &changes);

    ClientContext &m_context;
    qint64 m_customer = 0;
    quint64 m_round = 0;
    QTimer m_again;
    bool m_stale = false; // changed while nobody looked
    QHash<Figure, QPushButton *> m_buttons;
};

} // namespace fairdesk
