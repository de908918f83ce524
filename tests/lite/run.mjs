// Runs a Python file in Pyodide: node run.mjs FOLDER_OF_PYODIDE FOLDER_OF_THE_CHECKOUT FILE.py
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, checkout, file] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ indexURL: `${folder}/` });
pyodide.FS.mkdirTree("/checkout");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: checkout }, "/checkout");
pyodide.runPython(readFileSync(file, "utf8"));
