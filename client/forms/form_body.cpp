#include "client/forms/form_body.h"

#include "client/forms/field_row.h"
#include "client/theme/widgets_labels.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int twoColumnsFrom = 1000;
constexpr int widestColumn = 640;
constexpr int narrowestColumn = 300;
constexpr int widestSheet = 1120;
constexpr int columnGap = 24;
constexpr int rowGap = 12;
constexpr int sectionGap = 24;

} // namespace

FormBody::FormBody(const QList<FormSection> &sections, const MakeRow &makeRow, QWidget *parent)
    : QWidget(parent)
    , m_sheet(new QWidget(this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(metrics::pageMarginLeft, 12, metrics::pageMarginRight, 24);
    outer->addWidget(m_sheet);
    outer->addStretch(1);
    auto *column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const FormSection &spec : sections) {
        if (!m_sections.isEmpty())
            column->addSpacing(sectionGap);
        if (!spec.title.isEmpty()) {
            column->addWidget(makeLabel(spec.title, TypeRole::BodyBold, TextRole::Primary, m_sheet));
            column->addSpacing(metrics::grid);
            column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, m_sheet));
            column->addSpacing(rowGap);
        }
        Section section{new QGridLayout, {}};
        section.grid->setHorizontalSpacing(columnGap);
        section.grid->setVerticalSpacing(rowGap);
        column->addLayout(section.grid);
        for (const FieldSpec &field : spec.fields) {
            FieldRow *row = makeRow(field, m_sheet);
            section.rows.append(row);
            m_rows.insert(field.key, row);
            m_order.append(row);
        }
        m_sections.append(section);
    }
    arrange(1);
}

void FormBody::arrange(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    m_sheet->setMaximumWidth(columns == 1 ? widestColumn : widestSheet);
    m_sheet->setMinimumWidth(narrowestColumn);
    for (const Section &section : std::as_const(m_sections)) {
        int line = 0;
        int place = 0;
        for (FieldRow *row : section.rows) {
            section.grid->removeWidget(row);
            const bool wide = columns == 1 || isWide(row->field());
            if (wide && place > 0) {
                ++line;
                place = 0;
            }
            section.grid->addWidget(row, line, place, 1, wide ? columns : 1);
            place += wide ? columns : 1;
            if (place >= columns) {
                ++line;
                place = 0;
            }
        }
        section.grid->setColumnStretch(0, 1);
        section.grid->setColumnStretch(1, columns == 2 ? 1 : 0);
    }
}

void FormBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width() >= twoColumnsFrom ? 2 : 1);
}

} // namespace fairdesk
