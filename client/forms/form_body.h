// The fields of a form in their sections.
#pragma once

#include "client/forms/form_fields.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace fairdesk {

class FieldRow;

// One column of 480 to 640 px, or two where there is room for them.
class FormBody final : public QWidget
{
    Q_OBJECT
public:
    using MakeRow = std::function<FieldRow *(const FieldSpec &field, QWidget *parent)>;

    FormBody(const QList<FormSection> &sections, const MakeRow &makeRow, QWidget *parent = nullptr);

    FieldRow *row(const QByteArray &field) const { return m_rows.value(field); }
    // In the order of the form.
    const QList<FieldRow *> &rows() const { return m_order; }
    int columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Section
    {
        QGridLayout *grid;
        QList<FieldRow *> rows;
    };

    void arrange(int columns);

    QWidget *m_sheet;
    QList<Section> m_sections;
    QHash<QByteArray, FieldRow *> m_rows;
    QList<FieldRow *> m_order;
    int m_columns = 0;
};

} // namespace fairdesk
