// Values: questions put to PoDoFo's variants.
#include "read/pdf/podofo.hpp"
#include "read/pdf/text_strings.hpp"

namespace duly::read::pdf {

namespace {

const PoDoFo::PdfVariant& variant(const void* pointer) {
    return *static_cast<const PoDoFo::PdfVariant*>(pointer);
}

} // namespace

bool Value::is_number() const {
    return variant_ != nullptr && (variant(variant_).IsNumber() || variant(variant_).IsReal());
}
bool Value::is_name() const {
    return variant_ != nullptr && variant(variant_).IsName();
}
bool Value::is_string() const {
    return variant_ != nullptr && (variant(variant_).IsString() || variant(variant_).IsHexString());
}
bool Value::is_array() const {
    return variant_ != nullptr && variant(variant_).IsArray();
}
bool Value::is_dictionary() const {
    return variant_ != nullptr && variant(variant_).IsDictionary();
}
bool Value::is_stream() const {
    return object_ != nullptr && object_->has_stream;
}

std::uint32_t Value::object_number() const {
    return object_ == nullptr ? 0 : object_->number;
}

double Value::number(double otherwise) const {
    if (!is_number()) return otherwise;
    const double value = variant(variant_).GetReal();
    return value > -1e15 && value < 1e15 ? value : otherwise; // and no NaN
}

std::int64_t Value::integer(std::int64_t otherwise) const {
    return is_number() ? static_cast<std::int64_t>(number(static_cast<double>(otherwise)))
                       : otherwise;
}

bool Value::boolean(bool otherwise) const {
    return variant_ != nullptr && variant(variant_).IsBool() ? variant(variant_).GetBool()
                                                             : otherwise;
}

std::string_view Value::name() const {
    return is_name() ? std::string_view(variant(variant_).GetName().GetName()) : std::string_view();
}

std::string Value::bytes() const {
    if (!is_string()) return {};
    const PoDoFo::PdfString& string = variant(variant_).GetString();
    if (!string.IsValid() || string.GetLength() <= 0) return {};
    std::string bytes(string.GetString(), static_cast<std::size_t>(string.GetLength()));
    return string.IsUnicode() ? "\xFE\xFF" + bytes : bytes; // PoDoFo takes the mark off
}

std::string Value::text() const {
    return text_of(bytes());
}

std::size_t Value::size() const {
    return is_array() ? variant(variant_).GetArray().size() : 0;
}

Value Value::at(std::size_t index) const {
    if (index >= size()) return {};
    return file_->follow(
        static_cast<const PoDoFo::PdfVariant*>(&variant(variant_).GetArray()[index]), nullptr);
}

Value Value::get(std::string_view key) const {
    if (!is_dictionary()) return {};
    const PoDoFo::PdfObject* found =
        variant(variant_).GetDictionary().GetKey(PoDoFo::PdfName(std::string(key)));
    if (found == nullptr) return {};
    return file_->follow(static_cast<const PoDoFo::PdfVariant*>(found), nullptr);
}

bool Value::has(std::string_view key) const {
    return is_dictionary() &&
           variant(variant_).GetDictionary().HasKey(PoDoFo::PdfName(std::string(key)));
}

void Value::each(const std::function<void(std::string_view key, const Value& value)>& visit) const {
    if (!is_dictionary()) return;
    for (const auto& [key, value] : variant(variant_).GetDictionary().GetKeys())
        visit(key.GetName(), file_->follow(static_cast<const PoDoFo::PdfVariant*>(value), nullptr));
}

Value Objects::follow(const void* pointer, ParsedObject* object) {
    for (int hops = 0; hops < 16 && pointer != nullptr; ++hops) {
        const PoDoFo::PdfVariant& value = variant(pointer);
        if (value.IsNull()) return {};
        if (!value.IsReference()) return {this, pointer, object};
        object = parsed(value.GetReference().ObjectNumber());
        pointer = object == nullptr ? nullptr : &object->value;
    }
    return {};
}

} // namespace duly::read::pdf
