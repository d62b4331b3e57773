// The file that an export writes row by row, whatever its format.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/field_spec.h"

#include <QStringList>
#include <QTimeZone>

#include <memory>

namespace fairdesk {

class Wording;

struct ExportValue
{
    Value value;
    QStringList titles; // of linked records, as the reader may see them
};

class ExportFile
{
public:
    enum class Format : quint8 { CsvForPeople, CsvForPrograms, Xlsx };

    struct Layout
    {
        QString title; // of the sheet of a workbook
        QStringList headers;
        QList<FieldSpec> fields;
        QTimeZone zone;
    };

    // The wording must outlive the file.
    static Result<std::unique_ptr<ExportFile>> create(Format format, const QString &path, Layout layout,
                                                      const Wording &wording);
    virtual ~ExportFile() = default;

    virtual Result<void> write(const QList<ExportValue> &row) = 0;
    // Until then the file is not complete.
    virtual Result<void> finish() = 0;
};

} // namespace fairdesk
