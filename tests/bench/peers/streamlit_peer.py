"""Streamlit: a radio, six bar charts of its own and a table, each anew at every choice; served by its server.

Run: FIGURES=figures.json streamlit run streamlit_peer.py
"""

import json
import os
from pathlib import Path

import pandas as pd
import streamlit as st

ALL = "全部"


@st.cache_data
def read():
    """Read the file once."""
    return json.loads(Path(os.environ["FIGURES"]).read_text(encoding="utf-8"))


shown = read()
st.set_page_config(page_title="罗定市2022年法治政府建设年度报告", layout="wide")
st.title("罗定市2022年法治政府建设年度报告")
area = st.radio("工作领域", [ALL, *shown["areas"]], horizontal=True)
for chart in shown["charts"]:
    if area in (ALL, chart["area"]):
        st.subheader(chart["title"])
        rows = pd.DataFrame({"指标": chart["names"], "数值": chart["values"]})
        st.bar_chart(rows, x="指标", y="数值", horizontal=True, height=300)
figures = pd.DataFrame(shown["figures"])
chosen = figures[(area == ALL) | (figures["area"] == area)]
st.table(chosen[list(shown["columns"])].rename(columns=shown["columns"]).set_index(shown["columns"]["area"]))
