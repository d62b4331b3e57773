// Cells of lists and tables of lines, painted by the kind of their field.
#pragma once

#include "client/editors/client_context.h"
#include "client/theme/theme.h"
#include "common/catalogue/field_spec.h"

#include <QElapsedTimer>
#include <QHash>
#include <QStyledItemDelegate>

class QAbstractItemView;
class QTimer;

namespace fairdesk {

// The tone of the theme that a choice's colour names: "", "success", "warning", "danger", "care", "accent", "neutral".
Tone toneOf(const QByteArray &colour);

// Levels as badges, choices with a colour and tags as tags, shares as bars, amounts and numbers right-aligned, missing
// values as —, masked ones with a lock, rows on their way as bars; whole texts as tips where they are cut.
// Reads the roles of RecordListModel.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using FieldOf = std::function<const FieldSpec &(int column)>;

    // The context is needed where cells are edited.
    RecordDelegate(FieldOf fieldOf, QAbstractItemView *view, ClientContext *context = nullptr);

    // Cells without a value that say something else than “—”, such as new lines of a document.
    void setNothingText(const QString &text) { m_nothing = text; }
    // These rows were changed by others: they light up softly and fade.
    void flash(const QList<qint64> &ids, int milliseconds);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Cell;
    using Paint = void (RecordDelegate::*)(const Cell &cell) const;

    Paint paintOf(const Cell &cell) const;
    void paintGround(const Cell &cell) const;
    void paintText(const Cell &cell) const;
    void paintMasked(const Cell &cell) const;
    void paintNothing(const Cell &cell) const;
    void paintLoading(const Cell &cell) const;
    void paintLevel(const Cell &cell) const;
    void paintTags(const Cell &cell) const;
    void paintShare(const Cell &cell) const;
    void paintFlag(const Cell &cell) const;
    double flashOf(qint64 id) const;

    FieldOf m_fieldOf;
    QAbstractItemView *m_view;
    ClientContext *m_context;
    QString m_nothing;
    QTimer *m_fading;
    QElapsedTimer m_time;
    int m_fadeTime = 0;
    QHash<qint64, qint64> m_flashing; // id -> when it began
};

} // namespace fairdesk
