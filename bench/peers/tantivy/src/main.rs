// SPDX-License-Identifier: MIT OR Apache-2.0
//! Tantivy beside our search: indexes the passages that `scale --export` wrote and answers the same queries
//! (bench/scale/queries.h), with the lines that `scale` prints.
//!
//!   tantivy-peer PASSAGES.tsv QUERIES-PREFIX DIRECTORY

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, FuzzyTermQuery, MoreLikeThisQuery, Occur, Query, QueryParser, RegexQuery};
use tantivy::schema::{Field, IndexRecordOption, OwnedValue, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument, Term};

const TOP: usize = 10;
const WRITER_BYTES: usize = 200_000_000;
const COLUMNS: [&str; 5] = ["title", "names", "topics", "heading", "body"];

/// Milliseconds of the processor: of this thread, or of the process with all its threads.
fn processor_ms(clock: libc::clockid_t) -> f64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` outlives the call.
    unsafe { libc::clock_gettime(clock, &mut time) };
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

fn schema() -> (Schema, Vec<Field>) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing).set_stored();
    let mut builder = Schema::builder();
    let fields = COLUMNS.iter().map(|name| builder.add_text_field(name, options.clone())).collect();
    (builder.build(), fields)
}

fn build(passages: &str, directory: &Path) -> Result<Index, Box<dyn Error>> {
    let _ = fs::remove_dir_all(directory);
    fs::create_dir_all(directory)?;
    let (schema, fields) = schema();
    let index = Index::create_in_dir(directory, schema)?;
    let mut writer = index.writer(WRITER_BYTES)?;
    for line in BufReader::new(fs::File::open(passages)?).lines() {
        let line = line?;
        let mut document = TantivyDocument::default();
        for (field, text) in fields.iter().zip(line.split('\t').skip(1)) {
            document.add_text(*field, text);
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(index)
}

struct Peer {
    searcher: Searcher,
    all: QueryParser,
    any: QueryParser,
    title: Field,
    body: Field,
}

impl Peer {
    fn new(index: &Index) -> Result<Peer, Box<dyn Error>> {
        let (_, fields) = schema();
        let mut all = QueryParser::for_index(index, fields.clone());
        all.set_conjunction_by_default();
        let any = QueryParser::for_index(index, fields.clone());
        Ok(Peer { searcher: index.reader()?.searcher(), all, any, title: fields[0], body: fields[4] })
    }

    /// Nothing where it does not offer this class: it has no spelling, but words within an edit.
    fn query(&self, class: &str, text: &str) -> Option<Box<dyn Query>> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "OR")
            .map(str::to_lowercase)
            .collect();
        match class {
            "prefix" => Some(Box::new(RegexQuery::from_pattern(&format!("{}.*", words[0]), self.body).ok()?)),
            "suggest" => {
                let clauses = words.iter().map(|word| {
                    let query = RegexQuery::from_pattern(&format!("{word}.*"), self.title).ok()?;
                    Some((Occur::Must, Box::new(query) as Box<dyn Query>))
                });
                Some(Box::new(BooleanQuery::new(clauses.collect::<Option<Vec<_>>>()?)))
            }
            "correction" => {
                let clauses = words.iter().map(|word| {
                    let query = FuzzyTermQuery::new(Term::from_field_text(self.body, word), 1, true);
                    (Occur::Must, Box::new(query) as Box<dyn Query>)
                });
                Some(Box::new(BooleanQuery::new(clauses.collect())))
            }
            "question" => self.any.parse_query(&words.join(" ")).ok(),
            "related" => {
                let fields = vec![(self.body, vec![OwnedValue::Str(text.to_string())])];
                Some(Box::new(MoreLikeThisQuery::builder().with_document_fields(fields)))
            }
            "facets" => None,
            _ => self.all.parse_query(text).ok(),
        }
    }

    fn answer(&self, class: &str, text: &str) -> Result<bool, Box<dyn Error>> {
        let Some(query) = self.query(class, text) else { return Ok(false) };
        for (_, address) in self.searcher.search(&query, &TopDocs::with_limit(TOP))? {
            let _: TantivyDocument = self.searcher.doc(address)?;
        }
        Ok(true)
    }
}

fn measure(peer: &Peer, class: &str, queries: &str) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::new();
    for query in queries.lines() {
        if !peer.answer(class, query)? {
            return Ok(());
        }
        let start = processor_ms(libc::CLOCK_THREAD_CPUTIME_ID);
        peer.answer(class, query)?;
        times.push(processor_ms(libc::CLOCK_THREAD_CPUTIME_ID) - start);
    }
    times.sort_by(f64::total_cmp);
    let at = |part: f64| times[(part * (times.len() - 1) as f64).round() as usize];
    println!(
        "latency\tTantivy 0.22\t{class}\t{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}\t{:.3}",
        times.len(),
        times.iter().sum::<f64>() / times.len() as f64,
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0)
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, passages, prefix, directory] = arguments.as_slice() else {
        return Err("usage: tantivy-peer PASSAGES.tsv QUERIES-PREFIX DIRECTORY".into());
    };
    let directory = Path::new(directory);
    let start = processor_ms(libc::CLOCK_PROCESS_CPUTIME_ID);
    let index = build(passages, directory)?;
    let seconds = (processor_ms(libc::CLOCK_PROCESS_CPUTIME_ID) - start) / 1e3;
    let mut bytes = 0;
    for file in fs::read_dir(directory)? {
        bytes += file?.metadata()?.len();
    }
    println!("build\tTantivy 0.22\t{seconds:.1}\t{bytes}");
    let peer = Peer::new(&index)?;
    for class in [
        "rare", "common", "and", "or", "phrase", "prefix", "question", "facets", "suggest", "correction", "related",
    ] {
        if let Ok(queries) = fs::read_to_string(format!("{prefix}{class}.txt")) {
            measure(&peer, class, &queries)?;
        }
    }
    Ok(())
}
