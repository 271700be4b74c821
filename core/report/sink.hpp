// Where a report goes. Disk, pipes and their failures are the front door's business.
#pragma once

#include <string>
#include <string_view>

namespace duly::report {

/// Takes text as it is made. A sink remembers its own failures; reporters go on writing regardless.
class Sink {
public:
    virtual ~Sink();
    virtual void write(std::string_view text) = 0;
};

/// Keeps everything, for tests and for files that are written in one go.
class StringSink final : public Sink {
public:
    void write(std::string_view text) override { text_ += text; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

} // namespace duly::report
