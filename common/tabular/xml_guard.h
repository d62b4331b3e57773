// Looks over the bytes of an XML part before the XML reader gets them, for shapes that would make it slow or large.
#pragma once

#include <QByteArrayView>

namespace fairdesk {

// QXmlStreamReader keeps a whole tag or text in memory and compares each attribute with each other one. So a tag may
// only be so long, have so many attributes, and a text may only be so long; in UTF-8, which all workbooks are.
class XmlGuard
{
public:
    static constexpr qsizetype MaxTag = 64 * 1024;
    static constexpr qsizetype MaxEqualSigns = 512;
    static constexpr qsizetype MaxRun = 2 * 1024 * 1024;

    // False from the first piece on that goes too far.
    bool accept(QByteArrayView bytes);

private:
    enum class State : quint8 { Text, Opened, Tag, Declaration, Comment, CData, Instruction };

    void text(char c);
    void opened(char c);
    void tag(char c);
    void declaration(char c);
    void until(const char *end, char c);

    State m_state = State::Text;
    qsizetype m_length = 0;
    qsizetype m_equalSigns = 0;
    char m_quote = 0;
    char m_before[2] = {0, 0};
};

} // namespace fairdesk
