"""One tree of errors, a module for each kind; each error carries its code, its facts and a sentence for every face."""
