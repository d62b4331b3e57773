// Reads vCards as a table: a row a card, under headers that are always the same.
#pragma once

#include "common/tabular/encoding.h"
#include "common/tabular/table_reader.h"

namespace fairdesk {

namespace VcardHeader {
inline constexpr char FullName[] = "Full name";
inline constexpr char FamilyName[] = "Family name";
inline constexpr char GivenName[] = "Given name";
inline constexpr char Organisation[] = "Organisation";
inline constexpr char Department[] = "Department";
inline constexpr char JobTitle[] = "Job title";
inline constexpr char Phone[] = "Phone";
inline constexpr char Mobile[] = "Mobile phone";
inline constexpr char Email[] = "E-mail";
inline constexpr char Address[] = "Address";
inline constexpr char City[] = "City";
inline constexpr char Province[] = "Province";
inline constexpr char Postcode[] = "Postcode";
inline constexpr char Country[] = "Country";
inline constexpr char Birthday[] = "Birthday";
inline constexpr char Website[] = "Website";
inline constexpr char Note[] = "Note";
} // namespace VcardHeader

// Versions 2.1 (quoted-printable, its own character sets), 3.0 and 4.0, several cards a file. Of what a card says
// several times the first counts, and a preferred one before it; pictures and what else no table holds are passed over.
class VcardReader final : public TableReader
{
public:
    static bool isVcard(QByteArrayView head);
    static std::unique_ptr<VcardReader> open(QIODevice &device, const ReadOptions &options, TableError *error);

    Format format() const override { return Format::Vcard; }
    QList<Sheet> sheets() const override { return {Sheet{}}; }
    int currentSheet() const override { return 0; }
    bool selectSheet(int index) override;
    qint64 bytesRead() const override { return m_consumed; }
    qint64 bytesTotal() const override;

protected:
    bool readRow(Row &row) override;

private:
    struct Property;
    using Fields = QHash<QByteArray, QString>;

    VcardReader(QIODevice &device, ReadOptions options);
    bool start();
    bool nextByteLine(QByteArray &line);
    bool nextLogicalLine(QByteArray &line);
    bool readCard(Fields &card);
    void take(const Property &property, Fields &card) const;
    QString textOf(const Property &property) const;
    void keep(Fields &card, const char *header, const QString &text, bool preferred) const;

    QIODevice &m_device;
    Encoding m_encoding;
    QByteArray m_waiting; // a line that was read to see whether it goes on with the one before
    bool m_hasWaiting = false;
    bool m_headDone = false;
    bool m_cardBegun = false; // a card that began before the one above it ended
    qint64 m_consumed = 0;
    qint64 m_cards = 0;
};

} // namespace fairdesk
