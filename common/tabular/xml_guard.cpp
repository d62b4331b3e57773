#include "common/tabular/xml_guard.h"

#include <cstring>

namespace fairdesk {

bool XmlGuard::accept(QByteArrayView bytes)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    // A zero byte means UTF-16, in which the states below would see tags where none are.
    if (std::memchr(at, 0, size_t(bytes.size())) != nullptr)
        return false;
    while (at < end) {
        if (m_state == State::Text) {
            const char *tagStart = static_cast<const char *>(std::memchr(at, '<', size_t(end - at)));
            m_length += (tagStart != nullptr ? tagStart : end) - at;
            at = tagStart != nullptr ? tagStart : end;
            if (m_length > MaxRun)
                return false;
            if (at == end)
                break;
        }
        const char c = *at++;
        ++m_length;
        switch (m_state) {
        case State::Text:
            text(c);
            break;
        case State::Opened:
            opened(c);
            break;
        case State::Tag:
            tag(c);
            break;
        case State::Declaration:
            declaration(c);
            break;
        case State::Comment:
            until("-->", c);
            break;
        case State::CData:
            until("]]>", c);
            break;
        case State::Instruction:
            until("?>", c);
            break;
        }
        const bool inTag = m_state == State::Tag || m_state == State::Declaration || m_state == State::Instruction;
        if (m_length > (inTag ? MaxTag : MaxRun) || m_equalSigns > MaxEqualSigns)
            return false;
    }
    return true;
}

void XmlGuard::text(char c)
{
    if (c != '<')
        return;
    m_state = State::Opened;
    m_length = 0;
    m_equalSigns = 0;
    m_quote = 0;
    m_before[0] = m_before[1] = 0;
}

void XmlGuard::opened(char c)
{
    m_state = c == '?' ? State::Instruction : c == '!' ? State::Declaration : State::Tag;
    if (m_state == State::Tag)
        tag(c);
}

void XmlGuard::tag(char c)
{
    m_equalSigns += c == '=' ? 1 : 0;
    if (m_quote != 0) {
        m_quote = c == m_quote ? 0 : m_quote;
        return;
    }
    if (c == '"' || c == '\'')
        m_quote = c;
    else if (c == '>') {
        m_state = State::Text;
        m_length = 0;
    }
}

// "<!" begins a comment, a CDATA section or a document type; the last is refused by the reader above.
void XmlGuard::declaration(char c)
{
    if (m_length == 3 && c == '-' && m_before[1] == '-') {
        m_state = State::Comment;
        m_before[0] = m_before[1] = 0;
        return;
    }
    if (m_length == 2 && c == '[') {
        m_state = State::CData;
        return;
    }
    m_before[1] = c;
    if (c == '>') {
        m_state = State::Text;
        m_length = 0;
    }
}

void XmlGuard::until(const char *end, char c)
{
    const size_t length = std::strlen(end);
    const bool ended = c == '>' && m_before[1] == end[length - 2] && (length == 2 || m_before[0] == end[0]);
    m_before[0] = m_before[1];
    m_before[1] = c;
    if (!ended)
        return;
    m_state = State::Text;
    m_length = 0;
}

} // namespace fairdesk
