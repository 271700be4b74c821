// For developers: what the content level of the PDF reader gets out of files.
//   pdf_content FILE...          the words, cut by the gaps between glyphs, in the order of the
//   content pdf_content --runs FILE...   runs, rules, boxes and the rest with their places
//   pdf_content --time N FILE... reads each file N times and prints milliseconds and the name
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "read/pdf/content.hpp"

using namespace duly::read::pdf;

namespace {

std::string slurp(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void print_words(const Content& content) {
    std::string out;
    for (const Page& page : content.pages) {
        float baseline = -1, end = 0;
        Direction direction = Direction::right;
        for (const Run& run : page.runs) {
            if (run.hidden == Hidden::off_page) continue;
            const bool same_line =
                run.direction == direction && std::abs(run.baseline - baseline) < 0.5F * run.size;
            if (!same_line) out += '\n';
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                const Glyph& glyph = page.glyphs[i];
                const bool apart = std::abs(glyph.x0 - end) > 0.12F * run.size;
                if ((i > run.first || same_line) && apart) out += ' ';
                out.append(page.text, glyph.text, glyph.length);
                end = glyph.x1;
            }
            baseline = run.baseline;
            direction = run.direction;
        }
        out += "\n\f";
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_rect(const char* what, const Rect& r) {
    std::printf("%s %.1f %.1f %.1f %.1f", what, r.x0, r.y0, r.x1, r.y1);
}

void print_page(const Content& content, const Page& page) {
    std::printf("page %u \"%s\" %.1f x %.1f%s\n", page.number, page.label.c_str(), page.width,
                page.height, page.broken ? " broken" : "");
    for (const Run& run : page.runs) {
        std::string text;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
            text.append(page.text, page.glyphs[i].text, page.glyphs[i].length);
        std::printf("run %c %.1f..%.1f @%.1f size %.1f %s%s%s #%06X hidden %d mcid %d%s widget %d "
                    "[%s]%s%s\n",
                    "ruld"[static_cast<int>(run.direction)], page.glyphs[run.first].x0,
                    page.glyphs[run.first + run.count - 1].x1, run.baseline, run.size,
                    content.fonts[run.font].name.c_str(), content.fonts[run.font].bold ? "/b" : "",
                    content.fonts[run.font].italic ? "/i" : "", run.colour,
                    static_cast<int>(run.hidden), run.mcid, run.artifact ? " artifact" : "",
                    run.widget, text.c_str(), run.actual.empty() ? "" : " actual ",
                    run.actual.c_str());
    }
    for (const Rule& r : page.rules)
        std::printf("rule %.1f %.1f %.1f %.1f width %.2f\n", r.x0, r.y0, r.x1, r.y1, r.width);
    for (const Box& box : page.boxes) {
        print_rect("box", box.rect);
        std::printf("%s%s #%06X order %u\n", box.filled ? " filled" : "",
                    box.stroked ? " stroked" : "", box.colour, box.order);
    }
    for (const Drawing& drawing : page.drawings) {
        print_rect("drawing", drawing.rect);
        std::printf(" %u segments%s\n", drawing.segments, drawing.curved ? " curved" : "");
    }
    for (const Picture& picture : page.pictures) {
        print_rect("picture", picture.rect);
        std::printf(" %u x %u\n", picture.pixels_wide, picture.pixels_high);
    }
    for (const Widget& widget : page.widgets) {
        print_rect("widget", widget.rect);
        std::printf(" kind %d %s = \"%s\"%s%s\n", static_cast<int>(widget.kind),
                    widget.name.c_str(), widget.value.c_str(), widget.on ? " on" : "",
                    widget.is_signed ? " signed" : "");
    }
}

void print_runs(const Content& content) {
    std::printf("title \"%s\" author \"%s\" producer \"%s\" language \"%s\" revisions %u%s%s%s\n",
                content.title.c_str(), content.author.c_str(), content.producer.c_str(),
                content.language.c_str(), content.revisions, content.tagged ? " tagged" : "",
                content.encrypted ? " encrypted" : "", content.repaired ? " repaired" : "");
    for (const std::string& file : content.embedded_files)
        std::printf("embedded %s\n", file.c_str());
    for (const std::string& note : content.notes)
        std::printf("note %s\n", note.c_str());
    for (const Page& page : content.pages)
        print_page(content, page);
    for (std::size_t i = 0; i < content.tags.size(); ++i) {
        const Tag& tag = content.tags[i];
        std::printf("tag %zu %s in %u", i, tag.type.c_str(), tag.parent);
        if (tag.row_span != 1 || tag.column_span != 1)
            std::printf(" spans %u x %u", tag.row_span, tag.column_span);
        if (!tag.alt.empty()) std::printf(" alt \"%s\"", tag.alt.c_str());
        for (const TagContent& part : tag.content)
            std::printf(" %u:%d", part.page, part.mcid);
        std::printf("\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> files(argv + 1, argv + argc);
    const bool runs = !files.empty() && files[0] == "--runs";
    const bool time = !files.empty() && files[0] == "--time";
    const int rounds = time && files.size() > 1 ? std::atoi(files[1].c_str()) : 1;
    files.erase(files.begin(),
                files.begin() + (time   ? std::min<long>(2, static_cast<long>(files.size()))
                                 : runs ? 1
                                        : 0));
    for (const std::string& path : files) {
        const std::string bytes = slurp(path);
        double best = 1e9;
        for (int round = 0; round < rounds; ++round) {
            const auto begin = std::chrono::steady_clock::now();
            const auto content = read_content(bytes);
            const std::chrono::duration<double, std::milli> took =
                std::chrono::steady_clock::now() - begin;
            best = std::min(best, took.count());
            if (!content) {
                std::printf("%s: %s: %s\n", path.c_str(), content.error().code.c_str(),
                            content.error().message.c_str());
                break;
            }
            if (runs) print_runs(*content);
            if (!runs && !time) print_words(*content);
        }
        if (time) std::printf("%.3f %s\n", best, path.c_str());
    }
    return 0;
}
