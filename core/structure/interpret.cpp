#include "structure/form.hpp"
#include "structure/structure.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;

// The pack's own words decide what a section is; what only another body calls so has no role here.
void add_roles(FormContext& context) {
    model::Document& document = context.document;
    context.headings.assign(context.last - context.first, false);
    context.taken.assign(context.last - context.first, false);
    std::size_t at = context.first;
    for (NodeId id = document.next_of(Kind::section, document.root(), document.root());
         id != no_node; id = document.next_of(Kind::section, document.root(), id)) {
        const NodeId heading = document.node(id).first_child;
        if (heading == no_node || document.kind(heading) != Kind::heading) continue;
        const Range words = document.range(heading);
        const std::vector<int> known = context.lexicon.headings_of(context.text(words));
        document.set_text(
            id, Attr::role,
            known.empty()
                ? ""
                : context.lexicon.words.headings[static_cast<std::size_t>(known.front())].role);
        while (at < context.last && context.block(at).range.end <= words.begin)
            ++at;
        std::size_t block = at;
        while (block > context.first && context.block(block).range.begin > words.begin)
            --block;
        if (block < context.last && context.block(block).range.contains(words))
            context.headings[block - context.first] = true;
    }
}

} // namespace

void interpret(OutlinedPaper& paper, const model::ReadFile& file, const Lexicon& words,
               std::string_view stage) {
    model::Document& document = *paper.document;
    FormContext context{
        document, file, words.compiled(), paper.first_block, paper.last_block, no_node, {}, {}, {}};
    add_roles(context);
    context.form = document.add(document.root(), Kind::form, document.range(document.root()));
    add_choices(context);
    add_signoffs(context);
    add_declarations(context);
    add_fields(context);
    settle_dates(context);
    add_statuses(context);
    add_front(context, stage);
}

} // namespace duly::structure
