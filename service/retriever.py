"""The library as a retriever of LangChain, for chains and agents of one's own.

The second home of LangChain besides `extractors/llm/`: that one asks models, this one is asked. Nothing of the
service imports it, so LangChain is loaded by those who use it only.
"""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as Passage
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from service.answering.asked.question import understand
from service.answering.asked.scope import choose
from service.answering.document.held import hold
from service.index import Hit
from service.library import Library
from service.store import Document


class LibraryRetriever(BaseRetriever):
    """The passages of a library nearest to a question, best first; of the department and year that it names.

    `document` (an id, the beginning of one, or a name) keeps to one document, `k` is how many are given. A passage
    comes with `document` (id), `name`, `department`, `year`, `heading` (path), `page`, `line`, `box` (points, origin
    top left; None where a format has no pages) and `score` (larger is nearer) as its metadata. Raises UnknownDocument,
    and UnusableIndex as `Index.search` does.

    >>> from service.library import open_library
    >>> from service.retriever import LibraryRetriever
    >>> from service.settings import Settings
    >>> with open_library(Settings(library=folder)) as library:
    ...     retriever = LibraryRetriever(library=library, k=1)
    ...     [passage] = retriever.invoke("云溪县医疗保障局2021年内设哪些机构")
    >>> passage.page_content
    '内设机构两个，分别是综合股和基金股。'
    >>> passage.metadata["year"], passage.metadata["heading"], passage.metadata["page"]
    (2021, ['收支说明'], 2)
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    document: str | None = None
    k: int = Field(default=5, ge=1, le=200)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Passage]:
        store = self.library.store
        known = [store.document(self.document)] if self.document else store.documents()
        scope = choose(understand(query), known)
        meant = {document.id: document for document in scope.documents}
        # the whole library needs no list of its documents
        within = list(meant) if self.document or len(meant) < len(known) else None
        hits = self.library.index.search(query, documents=within, limit=self.k)
        return [self._passage(hit, meant[hit.document]) for hit in hits if hit.document in meant]

    def _passage(self, hit: Hit, document: Document) -> Passage:
        passages = hold(self.library.store, document).extraction.passages
        source = next((p for p in passages if p.id == hit.passage), None)
        box = source.source.box if source is not None else None
        metadata: dict[str, Any] = {
            "document": document.id,
            "name": document.title,
            "department": document.department,
            "year": document.fiscal_year,
            "heading": list(source.heading) if source is not None else [],
            "page": hit.page,
            "line": hit.line,
            "box": list(box) if box is not None else None,
            "score": hit.score,
        }
        return Passage(id=f"{hit.document}/{hit.passage}", page_content=hit.text, metadata=metadata)
