// Recognition of one page's image: made upright, read by Tesseract, its words with their places.
#pragma once

#include <memory>
#include <string>

#include "read/ocr/page_image.hpp"
#include "read/recognised.hpp"

namespace duly::read::ocr {

/// Holds what Tesseract keeps from page to page. One thread.
class Reading {
public:
    Reading();
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    /// Reads the language's data. Why that cannot be done, or nothing.
    std::string prepare();
    /// Fills in all but the page's number.
    RecognisedPage read(PageImage image, const RecogniseLimits& limits);

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
};

} // namespace duly::read::ocr
