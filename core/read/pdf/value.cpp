// Values: questions put to the nodes that were parsed.
#include "read/pdf/machine.hpp"
#include "read/pdf/text_strings.hpp"

namespace duly::read::pdf {

using Kind = Node::Kind;

bool Value::is_number() const {
    return node_ != nullptr && node_->kind == Kind::number;
}
bool Value::is_name() const {
    return node_ != nullptr && node_->kind == Kind::name;
}
bool Value::is_string() const {
    return node_ != nullptr && node_->kind == Kind::string;
}
bool Value::is_array() const {
    return node_ != nullptr && node_->kind == Kind::array;
}
bool Value::is_dictionary() const {
    return node_ != nullptr && node_->kind == Kind::dictionary;
}
bool Value::is_stream() const {
    return object_ != nullptr && object_->has_stream;
}

std::uint32_t Value::object_number() const {
    return object_ == nullptr ? 0 : object_->number;
}

double Value::number(double otherwise) const {
    if (!is_number()) return otherwise;
    return node_->number > -1e15 && node_->number < 1e15 ? node_->number : otherwise;
}

std::int64_t Value::integer(std::int64_t otherwise) const {
    return is_number() ? static_cast<std::int64_t>(number(static_cast<double>(otherwise)))
                       : otherwise;
}

bool Value::boolean(bool otherwise) const {
    return node_ != nullptr && node_->kind == Kind::boolean ? node_->size != 0 : otherwise;
}

std::string_view Value::name() const {
    return is_name() ? node_->view() : std::string_view();
}

std::string Value::bytes() const {
    return is_string() ? std::string(node_->view()) : std::string();
}

std::string Value::text() const {
    return is_string() ? text_of(node_->view()) : std::string();
}

std::size_t Value::size() const {
    return is_array() ? node_->size : 0;
}

Value Value::at(std::size_t index) const {
    return index < size() ? file_->follow(&node_->items[index], nullptr) : Value();
}

Value Value::get(std::string_view key) const {
    if (!is_dictionary()) return {};
    const Node* const found = find_entry(*node_, key);
    return found == nullptr ? Value() : file_->follow(found, nullptr);
}

bool Value::has(std::string_view key) const {
    return is_dictionary() && find_entry(*node_, key) != nullptr;
}

void Value::each(const std::function<void(std::string_view key, const Value& value)>& visit) const {
    if (!is_dictionary()) return;
    for (std::uint32_t i = 0; i < node_->size; ++i)
        visit(node_->items[2 * i].view(), file_->follow(&node_->items[2 * i + 1], nullptr));
}

Value Objects::follow(const Node* node, ParsedObject* object) {
    for (int hops = 0; hops < 16 && node != nullptr; ++hops) {
        if (node->kind == Kind::null) return {};
        if (node->kind != Kind::reference) return {this, node, object};
        object = parsed(node->size);
        node = object == nullptr ? nullptr : object->value;
    }
    return {};
}

} // namespace duly::read::pdf
